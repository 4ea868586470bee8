using CloudCrm.Billing.Usage;
using CloudCrm.StripeSimulator;
using Stripe;

namespace CloudCrm.Tests.Billing.Stripe.Meters;

/// <summary>Whatever order usage comes in, however late, and wherever hours and periods are cut: what Stripe has is what the ledger says, hour by hour.</summary>
public sealed class MeterStoryTests
{
    // A level is told of every hour that it stands, so that few acts make many events.
    private const int ActsMax = 30;

    private static readonly DateTimeOffset s_start = new(2027, 10, 30, 0, 0, 0, TimeSpan.Zero);
    private static readonly CallFault[] s_faults = [CallFault.LostAnswer, CallFault.FailedBefore, CallFault.FailedAfter, CallFault.Conflict];

    [FsCheck.NUnit.Property(Arbitrary = [typeof(UsageStories)], MaxTest = 3)]
    public async Task Stripe_has_what_the_ledger_says_hour_by_hour(UsageStory story)
    {
        await using var house = await MeterHouse.Start(s_start);
        var ways = new Random(story.Ways);
        var tenants = new List<(CloudCrm.Contracts.TenantId Tenant, string Customer)>();
        foreach (var (zone, day) in UsageStory.Zones.Zip(UsageStory.BillingDays))
            tenants.Add(await house.NewTenant(zone, day));
        foreach (var (tenant, _) in tenants)
            await house.Send(tenant);
        var waiting = story.Acts.Take(ActsMax).Select(act => act.ToEvent(tenants[act.Tenant].Tenant.Value, Guid.CreateVersion7()))
            .Select(act => (Event: act, At: act.RecordedAt.AddHours(ways.Next(4) == 0 ? ways.Next(30) : 0))).ToList();
        for (var end = s_start.AddMinutes(StoryAct.Minutes).AddDays(2); house.Clock.Now < end;)
        {
            house.Clock.Now += TimeSpan.FromMinutes(ways.Next(5, 900));
            var coming = waiting.Where(one => one.At <= house.Clock.Now).ToList();
            waiting.RemoveAll(one => one.At <= house.Clock.Now);
            if (coming.Count > 0)
                await house.Host.Take([.. coming.Select(one => one.Event)]);
            await Send(house, tenants[ways.Next(tenants.Count)].Tenant, ways);
        }

        house.Clock.Now += TimeSpan.FromDays(1.1);
        house.Simulator.Faults.Clear();
        var until = s_start.AddMinutes(StoryAct.Minutes).AddDays(1);
        foreach (var ((tenant, customer), (zone, day)) in tenants.Zip(UsageStory.Zones.Zip(UsageStory.BillingDays)))
        {
            await house.Send(tenant);
            var expected = await house.Expected(tenant, TenantCalendar.First(zone, day), s_start, until);
            Assert.That(house.Metered(customer).Where(hour => hour.Key.Hour < until), Is.EquivalentTo(expected), zone);
        }
    }

    [FsCheck.NUnit.Property(Arbitrary = [typeof(UsageStories)], MaxTest = 60), Category("full")]
    public Task And_so_it_does_in_stories_that_nobody_chose(UsageStory story) => Stripe_has_what_the_ledger_says_hour_by_hour(story);

    private static async Task Send(MeterHouse house, CloudCrm.Contracts.TenantId tenant, Random ways)
    {
        if (ways.Next(3) == 0)
            house.Host.Faults.Fail(ways.Next(2) == 0 ? Fault.Before : Fault.After, ways.Next(6));
        if (ways.Next(3) == 0)
            house.Simulator.Faults.Next(s_faults[ways.Next(s_faults.Length)], path: "/v1/billing/meter_events");
        try
        {
            await house.Send(tenant);
        }
        catch (StripeException failure) when ((int)failure.HttpStatusCode >= 500)
        {
            // Of planned failures there may be more than attempts: a later look does it, the last one when Stripe has forgotten the keys.
        }
    }
}
