using System.Text;
using CloudCrm.Billing.Invoices.Bundles;
using CloudCrm.Billing.Invoices.Documents;
using CloudCrm.Billing.PriceBook;
using CloudCrm.Billing.Rating;
using CloudCrm.Billing.Usage;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Contracts.Metering;

namespace CloudCrm.Tests.Billing.Invoices;

/// <summary>Invoices out of the ledger.</summary>
[TestFixture]
public sealed class InvoiceLedgerTests
{
    private static readonly TenantCalendar s_calendar = TenantCalendar.First("Asia/Taipei");

    private BillingHost _host = null!;
    private TenantId _tenant;

    [OneTimeSetUp]
    public async Task Start() => _host = await BillingHost.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _host.DisposeAsync();

    [SetUp]
    public async Task NewTenant()
    {
        _tenant = BillingHost.NewTenant();
        await _host.Tell(_tenant, "Asia/Taipei");
    }

    [Test]
    public async Task What_it_counts_is_what_quantities_say()
    {
        await _host.Take(
            Events.Of(_tenant, Meters.StorageBytes, "2027-01-05T00:00", 9_000_000_000),
            Events.Of(_tenant, Meters.StorageBytes, "2027-02-10T00:00", 3_000_000_000),
            Events.Inbound(_tenant, "2027-02-03T10:00", 700),
            Events.Active(_tenant, new(1, 0, 0, new byte[8]), "2027-02-03T10:00"),
            Events.Active(_tenant, new(2, 0, 0, new byte[8]), "2027-02-04T10:00"),
            Events.Inbound(_tenant, "2027-01-31T15:59", 5),
            Events.Inbound(_tenant, "2027-02-28T16:00", 7));
        var terms = Terms(2027, 2);
        var rated = await _host.Invoices.Rate(terms);
        var expected = await _host.Quantities(_tenant, UsageWindow.Of(terms.Period.DayStarts[0], terms.Period.DayStarts[^1]));
        var usage = rated.Lines.Where(line => line.Kind == LineKind.Usage && line.Quantity != 0).ToDictionary(line => line.Code, line => line.Quantity!.Value);
        Assert.That(usage, Is.EqualTo(expected.ToDictionary(it => it.Key, it => Exact.Put(it.Value))));
        Assert.That(usage[Meters.MessagesInbound], Is.EqualTo(700));
        Assert.That(rated.Lines.Single(line => line.Code == Meters.StorageBytes && line.Kind == LineKind.Usage).Opening, Is.EqualTo(9_000_000_000));
    }

    [Test]
    public async Task Its_bundle_is_right_and_stays_so_when_more_usage_comes_late()
    {
        await _host.Take(Events.Inbound(_tenant, "2027-02-03T10:00", 700, user: Guid.CreateVersion7()), Events.Of(_tenant, Meters.StorageBytes, "2027-01-05T00:00", 9_000_000_000));
        var terms = Terms(2027, 2);
        var document = InvoiceDocuments.Make(MadeInvoice.Header("2027-000001", terms), terms, await _host.Invoices.Rate(terms));
        Assert.That(await Verify(document), Is.EqualTo(Verdict.Yes));

        await LateInbound("2027-02-05T10:00", 90);
        Assert.That(await Verify(document), Is.EqualTo(Verdict.Yes));
        Assert.That(await _host.Invoices.IsLate(_tenant, document, document.UsageUntil, Now), Is.True);
        Assert.That(await _host.Invoices.IsLate(_tenant, document, Now, Now.AddHours(1)), Is.False);
    }

    [TestCase(BundleWriter.EventsMax, 2)]
    [TestCase(BundleWriter.EventsMax + 1, 2)]
    [TestCase((2 * BundleWriter.EventsMax) + 3, 3)]
    public async Task A_large_bundle_comes_in_parts(int events, int parts)
    {
        var at = new DateTimeOffset(2027, 2, 3, 0, 0, 0, TimeSpan.Zero);
        await _host.Take([.. Enumerable.Range(0, events).Select(i => Events.Inbound(_tenant, $"{at.AddMinutes(i / 7):yyyy-MM-dd'T'HH:mm}", 1))]);
        var terms = Terms(2027, 2);
        var document = InvoiceDocuments.Make(MadeInvoice.Header("2027-000009", terms), terms, await _host.Invoices.Rate(terms));
        Assert.That(document.Lines.Single(line => line.Kind == LineKind.Usage && line.Code == Meters.MessagesInbound).Events, Is.EqualTo(events));
        Assert.That(await Parts(document), Has.Count.EqualTo(parts));
        Assert.That(await Verify(document), Is.EqualTo(Verdict.Yes));
    }

    [Test]
    public async Task Late_usage_is_a_correction_on_the_next_invoice_which_proves_it()
    {
        await _host.Take(Events.Inbound(_tenant, "2027-02-03T10:00", 700));
        var terms = Terms(2027, 2);
        var february = InvoiceDocuments.Make(MadeInvoice.Header("2027-000002", terms), terms, await _host.Invoices.Rate(terms));
        await LateInbound("2027-02-05T10:00", 600);

        var bookOf = await _host.Books.Of([february]);
        var next = Terms(2027, 3) with { UsageUntil = Now, Earlier = [InvoiceDocuments.Earlier(february, [], bookOf)] };
        var march = InvoiceDocuments.Make(MadeInvoice.Header("2027-000003", next), next, await _host.Invoices.Rate(next));
        var correction = march.Lines.Single(line => line.Kind == LineKind.Correction);
        Assert.That((correction.Code, correction.Quantity, correction.Events, correction.Corrects), Is.EqualTo((Meters.MessagesInbound, 600m, 2L, "2027-000002")));
        Assert.That(correction.Span, Is.EqualTo(terms.Period.Days));
        Assert.That(await Verify(march), Is.EqualTo(Verdict.Yes));

        var again = InvoiceDocuments.Earlier(february, [march], bookOf);
        var settled = await _host.Invoices.Rate(Terms(2027, 4) with { UsageUntil = Now, Earlier = [again] });
        Assert.That(settled.Lines.Where(line => line.Kind == LineKind.Correction), Is.Empty);
    }

    private DateTimeOffset Now => _host.Clock.GetUtcNow();

    private async Task LateInbound(string at, long quantity)
    {
        ((FakeTime)_host.Clock).Advance(TimeSpan.FromHours(1));
        await _host.Take(Events.Inbound(_tenant, at, quantity));
    }

    private async Task<Verdict> Verify(InvoiceDocument document)
    {
        return BundleVerifier.Verify(Encoding.UTF8.GetBytes(string.Concat(await Parts(document)))).Value;
    }

    private async Task<List<string>> Parts(InvoiceDocument document)
    {
        var parts = new List<string>();
        for (string? next = null; parts.Count == 0 || next is not null;)
        {
            (var text, next) = await _host.Bundles.Part(document, next);
            parts.Add(text);
        }

        return parts;
    }

    private InvoiceTerms Terms(int year, int month)
    {
        var (first, end) = (new DateOnly(year, month, 1), new DateOnly(year, month, 1).AddMonths(1));
        var days = new BillingPeriod(first, end);
        return new()
        {
            Tenant = _tenant,
            Currency = Currency.Usd,
            Period = new(days, [.. Enumerable.Range(0, days.Days + 1).Select(day => s_calendar.StartOf(first.AddDays(day)))], [SegmentTerms.Of(days, ShippedBook.Read(), "team", Currency.Usd)]),
            UsageUntil = Now,
        };
    }
}
