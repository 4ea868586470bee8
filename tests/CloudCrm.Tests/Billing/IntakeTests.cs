using System.Text;
using CloudCrm.Billing.Usage;
using CloudCrm.Billing.Usage.Intake;
using CloudCrm.Contracts.Metering;

namespace CloudCrm.Tests.Billing;

/// <summary>How external usage is written: together, and yet everybody by himself.</summary>
public sealed class IntakeTests
{
    private BillingHost _host = null!;

    [OneTimeSetUp]
    public async Task Start() => _host = await BillingHost.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _host.DisposeAsync();

    // PostgreSQL has no U+0000 in its texts; such an event never gets past the check.
    [Test, ServersOnly]
    public async Task Trouble_with_one_callers_event_is_nobody_elses()
    {
        var tenant = BillingHost.NewTenant();
        var calls = Enumerable.Range(0, 30).Select(number => _host.Intake.Take(tenant, [Event($"{number}") with { Channel = number == 7 ? "a\0b" : null }])).ToArray();

        Assert.That(async () => await calls[7], Throws.InstanceOf<System.Data.Common.DbException>());
        foreach (var call in calls.Where((_, number) => number != 7))
            Assert.That(await call, Is.EqualTo(new[] { IntakeOutcome.Recorded }));
        Assert.That((await _host.Rows<UsageEventRow>(tenant)).Select(row => row.SourceId), Is.EquivalentTo(Enumerable.Range(0, 30).Where(number => number != 7).Select(number => $"{number}")));
        Assert.That(NaiveRollups.From(await _host.Rows<UsageRollupRow>(tenant)), Is.EqualTo(NaiveRollups.Of(await _host.Rows<UsageEventRow>(tenant), null, _ => MeterAggregation.Sum)));
    }

    [Test]
    public async Task Many_callers_at_once_with_one_event_record_it_once()
    {
        var tenants = Enumerable.Range(0, 4).Select(_ => BillingHost.NewTenant()).ToArray();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 80).Select(number => _host.Intake.Take(tenants[number % 4], [Event("one"), Event("one"), Event("two")])));

        foreach (var (_, index) in tenants.Select((tenant, index) => (tenant, index)))
        {
            var told = outcomes.Where((_, number) => number % 4 == index).SelectMany(answer => answer).ToArray();
            Assert.That((told.Count(outcome => outcome == IntakeOutcome.Recorded), told.Count(outcome => outcome == IntakeOutcome.Repeated)), Is.EqualTo((2, 58)));
            Assert.That(await _host.Rows<UsageEventRow>(tenants[index]), Has.Count.EqualTo(2));
        }
    }

    [Test]
    public async Task An_event_reads_back_as_it_was_told()
    {
        var (tenant, customer) = (BillingHost.NewTenant(), Guid.CreateVersion7());
        var time = Events.At("2027-12-20 10:11:12.123456");
        var meter = new Meter(100, "x", 0, Meter.ExternalMax) { Name = "x", Unit = "x", Decimals = 3, Property = "n" };
        LedgerEvent Told(string? subject, string id) =>
            IntakeCheck.Check(new(id, "/source", "x", time.AddTicks(7), subject, [.. Encoding.UTF8.GetBytes("""{"n":"-0.000"}""")]), meter, _host.Clock.GetUtcNow()).Value;
        await _host.Intake.Take(tenant, [Told($"{customer}", "a"), Told($"{customer}".ToUpperInvariant(), "b"), Told("somebody \u4f60", "c"), Told(null, "d")]);

        var rows = (await _host.Rows<UsageEventRow>(tenant)).OrderBy(row => row.SourceId, StringComparer.Ordinal).ToArray();
        Assert.That(rows.Select(row => (row.CustomerId, row.Subject)), Is.EqualTo(new (Guid?, string?)[]
        {
            (customer, null), (null, $"{customer}".ToUpperInvariant()), (null, "somebody \u4f60"), (null, null),
        }));
        Assert.That(rows.Select(row => (row.Meter, row.Quantity, row.RecordedAt, row.Source)), Is.All.EqualTo(((short)100, 0L, time, "/source")));
        Assert.That(rows.Select(row => row.EventId), Is.EqualTo(rows.Select(row => ExternalFacts.IdOf("/source", row.SourceId!))));
    }

    private static LedgerEvent Event(string id) =>
        new(ExternalFacts.IdOf("/tests", id), 100, 3, Events.At("2027-12-20 10:00"), null, null, null, null) { External = new("/tests", id, null, null), Aggregation = MeterAggregation.Sum };
}
