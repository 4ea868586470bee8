using System.Globalization;
using CloudCrm.Billing.Usage;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Metering;

namespace CloudCrm.Tests.Billing;

/// <summary>However programs tell of usage, at once, again and in contradiction: each id counts once, every answer is true, and all sums are what the ledger says.</summary>
public sealed class IntakeStoryTests
{
    private const int Callers = 4;
    private const int BillingDay = 17;
    private static readonly string[] s_zones = ["Asia/Kathmandu", "America/St_Johns"];

    private BillingHost _host = null!;
    private MeterDefinition[] _meters = [];

    [OneTimeSetUp]
    public async Task Start()
    {
        _host = await BillingHost.StartWithGrains();
        _meters = await Task.WhenAll(Enum.GetValues<MeterAggregation>().Select(kind => _host.NewMeter(kind, decimals: kind == MeterAggregation.Sum ? 2 : 0)));
    }

    [OneTimeTearDown]
    public async Task Stop() => await _host.DisposeAsync();

    [FsCheck.NUnit.Property(Arbitrary = [typeof(IntakeStories)], MaxTest = 25)]
    public async Task Each_id_counts_once_and_every_answer_is_true(IntakeStory story)
    {
        var (tenants, now) = (s_zones.Select(_ => BillingHost.NewTenant()).ToArray(), _host.Clock.GetUtcNow());
        await _host.Tell(tenants[0], s_zones[0], billingDay: BillingDay);
        var told = await Tell(story, tenants, now);
        await _host.Tell(tenants[1], s_zones[1], billingDay: BillingDay);
        for (var i = 0; i < tenants.Length; i++)
        {
            var ledger = await _host.Rows<UsageEventRow>(tenants[i]);
            ExpectAnswers([.. told.Where(one => one.Tenant == tenants[i])], ledger);
            await ExpectSums(tenants[i], TenantCalendar.First(s_zones[i], BillingDay), ledger, now);
        }
    }

    // Every telling is sent once or twice, in calls cut anew each time, by several callers at once.
    private async Task<List<(TenantId Tenant, ExternalUsage Usage, TakenUsage Taken)>> Tell(IntakeStory story, TenantId[] tenants, DateTimeOffset now)
    {
        var ways = new Random(story.Ways);
        var calls = new List<(TenantId Tenant, ExternalUsage[] Events)>();
        for (var round = 0; round < 2; round++)
        {
            var sent = story.Tellings.Where(_ => ways.Next(3) > 0 || calls.Count == 0).ToArray();
            ways.Shuffle(sent);
            foreach (var part in sent.Chunk(ways.Next(1, 9)))
                calls.AddRange(part.GroupBy(telling => telling.Tenant).Select(group => (tenants[group.Key], group.Select(telling => ToUsage(telling, now)).ToArray())));
        }

        var told = new List<(TenantId, ExternalUsage, TakenUsage)>();
        foreach (var together in calls.Chunk(Callers))
        {
            var answers = await Task.WhenAll(together.Select(call => _host.Grains.UsageIntake(call.Tenant).Take([.. call.Events])));
            told.AddRange(together.Zip(answers).SelectMany(pair => pair.First.Events.Zip(pair.Second, (usage, taken) => (pair.First.Tenant, usage, taken))));
        }

        return told;
    }

    private ExternalUsage ToUsage(Telling telling, DateTimeOffset now) =>
        telling.ToUsage(_meters[telling.Meter].Code, _meters[telling.Meter].Aggregation == MeterAggregation.Unique, now);

    private void ExpectAnswers((TenantId Tenant, ExternalUsage Usage, TakenUsage Taken)[] told, List<UsageEventRow> ledger)
    {
        foreach (var id in told.GroupBy(one => one.Usage.Id))
        {
            var row = ledger.Single(row => row.SourceId == id.Key);
            Assert.That(id.Count(one => one.Taken == TakenUsage.Recorded), Is.EqualTo(1), "each id is recorded once");
            foreach (var (_, usage, taken) in id)
            {
                if (Says(row, usage))
                    Assert.That(taken.Refusal, Is.Null);
                else
                    Assert.That(taken.Refusal?.Code, Is.EqualTo("id_reused"));
            }
        }

        Assert.That(ledger, Has.Count.EqualTo(told.Select(one => one.Usage.Id).Distinct().Count()));
    }

    private bool Says(UsageEventRow row, ExternalUsage usage)
    {
        var meter = _meters.Single(meter => meter.Code == usage.Meter);
        var value = System.Text.Encoding.UTF8.GetString(usage.Data.AsSpan())["{\"value\":".Length..^1].Trim('"');
        var quantity = meter.Aggregation == MeterAggregation.Unique ? 1 : long.Parse(value, CultureInfo.InvariantCulture) * (meter.Decimals == 2 ? 100 : 1);
        return row.RecordedAt == usage.Time.AddTicks(-(usage.Time.Ticks % 10)) && row.Quantity == quantity && Find(row.Meter).Code == usage.Meter
            && row.DistinctValue == (meter.Aggregation == MeterAggregation.Unique ? value : null);
    }

    private Meter Find(short number) => _host.Meters.Find(number)!;

    private async Task ExpectSums(TenantId tenant, TenantCalendar calendar, List<UsageEventRow> ledger, DateTimeOffset now)
    {
        Assert.That(NaiveRollups.From(await _host.Rows<UsageRollupRow>(tenant)), Is.EqualTo(NaiveRollups.Of(ledger, calendar, number => Find(number).Aggregation)));
        var end = now.Floor(RollupSpan.Quarter).Next(RollupSpan.Quarter);
        var middle = ledger.Count == 0 ? end.AddDays(-9) : ledger[ledger.Count / 2].RecordedAt.Floor(RollupSpan.Quarter);
        var period = TimeSpan.FromDays(40);
        foreach (var (from, to) in new[] { (end - period, end), (end - period, middle), (middle, end), (middle, middle + RollupSpans.Quarter) }.Where(part => part.Item1 < part.Item2))
        {
            var window = new UsageWindow(from, to, period);
            Assert.That(await _host.Quantities(tenant, window), Is.EqualTo(NaiveQuantities.Of(ledger, calendar, _host.Meters.All, window)), $"{from:u} to {to:u}");
        }

        await ExpectDays(tenant, calendar, calendar.PeriodOf(middle));
        await ExpectEnds(tenant, calendar.PeriodOf(middle), middle);
    }

    // Wherever a period is cut, what it grew to until there is what a window has that ends there.
    private async Task ExpectEnds(TenantId tenant, TenantPeriod period, DateTimeOffset middle)
    {
        var whole = UsageWindow.Of(period.Start, period.End);
        DateTimeOffset[] ends = [.. new[] { -50, -9, -1, 0, 1, 3, 30 }.Select(quarters => middle + (quarters * RollupSpans.Quarter)).Append(period.Start).Append(period.End).Order()];
        foreach (var cuts in new[] { ends, ends[3..] }.Select(some => some.Where(end => end >= period.Start && end <= period.End).ToArray()).Where(some => some[^1] > period.Start))
        {
            var grown = await _host.Quantities(tenant, whole, cuts);
            foreach (var (place, end) in cuts.Index().Where(cut => cut.Item > period.Start))
            {
                Assert.That(
                    grown.ToDictionary(pair => Find(pair.Key).Code, pair => pair.Value[place]).Where(pair => pair.Value != 0),
                    Is.EquivalentTo(await _host.Quantities(tenant, whole with { To = end })), $"{cuts[0]:u} and {end:u}");
            }
        }
    }

    // Day by day a period's quantities are those of a window that ends there.
    private async Task ExpectDays(TenantId tenant, TenantCalendar calendar, TenantPeriod period)
    {
        var whole = UsageWindow.Of(period.Start, period.End);
        var days = await _host.DayQuantities(tenant, calendar, whole);
        for (var day = 0; day < period.Days; day++)
        {
            var cut = await _host.Quantities(tenant, whole with { To = calendar.StartOf(period.FirstDay.AddDays(day + 1)) });
            Assert.That(days.ToDictionary(pair => pair.Key, pair => pair.Value[day]).Where(pair => pair.Value != 0), Is.EquivalentTo(cut), $"{period.FirstDay} and {day} days");
        }
    }
}
