using CloudCrm.Billing.Usage;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Metering;

namespace CloudCrm.Tests.Billing;

/// <summary>Whatever way messages take, the ledger has every act once and the rollups are what the ledger says.</summary>
public sealed class UsageStoryTests
{
    private const int Consumers = 4;
    private BillingHost _host = null!;

    [OneTimeSetUp]
    public async Task Start() => _host = await BillingHost.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _host.DisposeAsync();

    [FsCheck.NUnit.Property(Arbitrary = [typeof(UsageStories)], MaxTest = 40, Replay = "7203945182336541,9188315220456317")]
    public async Task Ledger_and_rollups_depend_on_the_acts_and_not_on_the_ways_of_messages(UsageStory story)
    {
        var tenants = UsageStory.Zones.Select(_ => BillingHost.NewTenant()).ToArray();
        var events = story.Acts.Select(act => act.ToEvent(tenants[act.Tenant].Value, Guid.CreateVersion7())).ToArray();
        await Deliver(events, tenants, new Random(story.Ways));
        foreach (var (tenant, zone, day) in tenants.Zip(UsageStory.Zones, UsageStory.BillingDays))
        {
            var ledger = await _host.Rows<UsageEventRow>(tenant);
            Assert.That(ledger.Select(row => row.EventId), Is.EquivalentTo(events.Where(given => given.Tenant == tenant.Value).Select(given => given.Id).Distinct()));
            Assert.That(NaiveRollups.From(await _host.Rows<UsageRollupRow>(tenant)), Is.EqualTo(NaiveRollups.Of(ledger, TenantCalendar.First(zone, day))));
            Assert.That(await _host.Rows<UsageRejectRow>(tenant), Is.Empty);
            await ExpectParts(tenant, ledger);
        }
    }

    [FsCheck.NUnit.Property(Arbitrary = [typeof(UsageStories)], MaxTest = 400), Category("full")]
    public Task And_so_they_do_in_stories_that_nobody_chose(UsageStory story) =>
        Ledger_and_rollups_depend_on_the_acts_and_not_on_the_ways_of_messages(story);

    // Every act is sent one to three times, in messages cut anew each time; batches of messages go to several consumers at once.
    private async Task Deliver(UsageEvent[] events, TenantId[] tenants, Random ways)
    {
        var messages = Enumerable.Range(0, 3).SelectMany(round => Cut([.. events.Where(_ => round == 0 || ways.Next(3) == 0)], ways)).ToArray();
        ways.Shuffle(messages);
        var work = messages.Chunk(3).Select(batch => (Func<Task>)(() => _host.Take(batch))).ToList();
        for (var i = 0; i < tenants.Length; i++)
        {
            var (tenant, zone, day) = (tenants[i], UsageStory.Zones[i], UsageStory.BillingDays[i]);
            work.Insert(ways.Next(work.Count + 1), () => _host.Tell(BillingHost.Change(tenant, zone, 1, day), BillingHost.Change(tenant, zone, 2, day)));
        }

        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, Consumers).Select(async _ =>
        {
            for (var mine = Interlocked.Increment(ref next); mine < work.Count; mine = Interlocked.Increment(ref next))
                await work[mine]();
        }));
    }

    private static IEnumerable<UsageEvent[]> Cut(UsageEvent[] events, Random ways)
    {
        ways.Shuffle(events);
        for (var start = 0; start < events.Length;)
        {
            var length = ways.Next(1, 12);
            yield return events[start..Math.Min(start + length, events.Length)];
            start += length;
        }
    }

    // Any two neighbouring stretches sum to the whole, in every grouping.
    private async Task ExpectParts(TenantId tenant, List<UsageEventRow> ledger)
    {
        var (from, to) = (Events.At("2027-10-01"), Events.At("2027-12-01"));
        var middle = ledger.Count == 0 ? from.AddDays(3) : ledger[ledger.Count / 2].RecordedAt.Floor(RollupSpan.Quarter);
        foreach (var group in Enum.GetValues<UsageGroup>())
        {
            var whole = await Sums(tenant, from, to, group);
            var parts = await Sums(tenant, from, middle, group);
            foreach (var (line, quantity) in await Sums(tenant, middle, to, group))
                parts[line] = parts.GetValueOrDefault(line) + quantity;
            Assert.That(parts.Where(part => part.Value != 0), Is.EquivalentTo(whole), group.ToString());
        }
    }

    private async Task<Dictionary<(string, string?), decimal>> Sums(TenantId tenant, DateTimeOffset from, DateTimeOffset to, UsageGroup group) =>
        (await _host.Ask(tenant, from, to, group)).Value.Lines.ToDictionary(line => (line.Meter, line.Group), line => line.Quantity);
}
