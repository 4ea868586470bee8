using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CloudCrm.Contracts.Metering;
using FsCheck;
using FsCheck.Fluent;

namespace CloudCrm.Tests.Billing;

/// <summary>One telling of another program, small so that ids, quarter-hours and values meet.</summary>
public sealed record Telling(int Tenant, int Meter, int Id, int Step, int Value)
{
    /// <summary>Steps of 7 hours and 7 minutes that reach over 34 days, and so over the edge of a billing period.</summary>
    public const int Steps = 114;

    private static readonly TimeSpan s_step = TimeSpan.FromMinutes(427);

    public ExternalUsage ToUsage(string meter, bool isUnique, DateTimeOffset now) => new(
        $"{Id}", "/story", meter, now - (Step * s_step), null, Data(isUnique ? $"\"{Value}\"" : Value.ToString(CultureInfo.InvariantCulture)));

    private static ImmutableArray<byte> Data(string value) => [.. Encoding.UTF8.GetBytes($$"""{"value":{{value}}}""")];
}

/// <summary>What programs told, and a seed for the ways that it took.</summary>
public sealed record IntakeStory(IReadOnlyList<Telling> Tellings, int Ways)
{
    /// <summary>Tenants of a story.</summary>
    public const int Tenants = 2;

    /// <inheritdoc/>
    public override string ToString() => $"ways {Ways}: {string.Join("; ", Tellings)}";
}

/// <summary>Makes stories.</summary>
public static class IntakeStories
{
    /// <summary>Found by FsCheck.</summary>
    public static Arbitrary<IntakeStory> Story()
    {
        var telling =
            from tenant in Gen.Choose(0, IntakeStory.Tenants - 1)
            from meter in Gen.Choose(0, 4)
            from id in Gen.Choose(0, 40)
            from step in Gen.Choose(0, Telling.Steps)
            from value in Gen.Choose(1, 5)
            select new Telling(tenant, meter, id, step, value);
        var story =
            from size in Gen.Choose(1, 60)
            from tellings in telling.ListOf(size)
            from ways in Gen.Choose(0, int.MaxValue - 1)
            select new IntakeStory([.. tellings], ways);
        return Arb.From(story, told => told.Tellings.Select((_, place) => told with { Tellings = [.. told.Tellings.Where((_, other) => other != place)] }));
    }
}
