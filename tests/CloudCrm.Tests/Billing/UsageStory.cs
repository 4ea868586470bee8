using CloudCrm.Contracts.Metering;
using FsCheck;
using FsCheck.Fluent;

namespace CloudCrm.Tests.Billing;

/// <summary>An act of a story, small so that acts meet in the same quarter-hours, channels, users, customers and tenants.</summary>
public sealed record StoryAct(int Tenant, int Meter, int Minute, int Quantity, int Channel, int User, int Customer)
{
    /// <summary>Two months with the edge between them inside, where zones differ about the month.</summary>
    public const int Minutes = 4 * 24 * 60;

    private static readonly DateTimeOffset s_start = new(2027, 10, 30, 0, 0, 0, TimeSpan.Zero);

    public UsageEvent ToEvent(Guid tenant, Guid id)
    {
        var at = s_start.AddMinutes(Minute);
        var customer = new Guid(Customer + 1, 0, 0, new byte[8]);
        var active = Meter == 4;
        return new(
            tenant,
            active ? CustomerActivity.EventId(Contracts.TenantId.From(tenant), customer, at) : id,
            Meters.All[Meter],
            active ? 1 : Meter == 2 ? Quantity - 3 : Quantity + 1,
            at,
            Channel == 0 ? null : $"channel {Channel}",
            User == 0 ? null : new Guid(User, 1, 0, new byte[8]),
            customer,
            null);
    }
}

/// <summary>What happened, and a seed for the ways that it took: how messages were cut, repeated, mixed and when tenants became known.</summary>
public sealed record UsageStory(IReadOnlyList<StoryAct> Acts, int Ways)
{
    /// <summary>Tenants of a story.</summary>
    public const int Tenants = 3;

    /// <summary>Their time zones.</summary>
    public static IReadOnlyList<string> Zones { get; } = ["Asia/Kathmandu", "America/St_Johns", "Europe/Berlin"];

    /// <summary>Their billing days: two of them make a period begin within a story.</summary>
    public static IReadOnlyList<int> BillingDays { get; } = [1, 31, 15];

    /// <inheritdoc/>
    public override string ToString() => $"ways {Ways}: {string.Join("; ", Acts)}";
}

/// <summary>Makes stories.</summary>
public static class UsageStories
{
    /// <summary>Found by FsCheck.</summary>
    public static Arbitrary<UsageStory> Story()
    {
        var act =
            from tenant in Gen.Choose(0, UsageStory.Tenants - 1)
            from meter in Gen.Frequency((3, Gen.Choose(0, 3)), (2, Gen.Constant(4)))
            from minute in Gen.Choose(0, StoryAct.Minutes - 1)
            from quantity in Gen.Choose(0, 6)
            from channel in Gen.Choose(0, 2)
            from user in Gen.Choose(0, 2)
            from customer in Gen.Choose(0, 2)
            select new StoryAct(tenant, meter, minute, quantity, channel, user, customer);
        var story =
            from size in Gen.Choose(1, 80)
            from acts in act.ListOf(size)
            from ways in Gen.Choose(0, int.MaxValue - 1)
            select new UsageStory([.. acts], ways);
        return Arb.From(story, told => told.Acts.Select((_, place) => told with { Acts = [.. told.Acts.Where((_, other) => other != place)] }));
    }
}
