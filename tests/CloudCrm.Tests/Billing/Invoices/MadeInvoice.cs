using System.Collections.Immutable;
using System.Text.Json;
using CloudCrm.Billing.Invoices;
using CloudCrm.Billing.Invoices.Bundles;
using CloudCrm.Billing.Invoices.Documents;
using CloudCrm.Billing.Invoices.Proof;
using CloudCrm.Billing.PriceBook;
using CloudCrm.Billing.Rating;
using CloudCrm.Billing.Usage;
using CloudCrm.Contracts;

namespace CloudCrm.Tests.Billing.Invoices;

/// <summary>A billing period of a tenant with its usage, made of a seed.</summary>
internal sealed record MadeInvoice(InvoiceTerms Terms, ImmutableDictionary<(string Meter, int? Earlier), ImmutableArray<BilledEvent>> Events, ImmutableDictionary<(string Meter, int? Earlier), long> Openings)
{
    private static readonly string[] s_zones = ["Asia/Taipei", "America/St_Johns", "Europe/Berlin"];

    /// <summary>One period, with or without an earlier one that is corrected.</summary>
    public static MadeInvoice Of(Random random, bool corrects = false)
    {
        var calendar = TenantCalendar.First(s_zones[random.Next(s_zones.Length)], random.Next(1, 32));
        var start = new DateTimeOffset(2026, 1, 15, 0, 0, 0, TimeSpan.Zero).AddDays(random.Next(400));
        var books = new[] { MadeBooks.Of("v1", random), MadeBooks.Of("v2", random) };
        var currency = Currency.All[random.Next(Currency.All.Count)];
        var own = Period(random, calendar.PeriodOf(start), calendar, books, currency);
        var terms = new InvoiceTerms
        {
            Tenant = TenantId.From(Id(random)),
            Currency = currency,
            Period = own,
            UsageUntil = own.DayStarts[^1].AddDays(1),
            Commitments = random.Next(2) == 0 ? [] : [new("promise", random.Next(900), [])],
            Coupons = random.Next(2) == 0 ? [] : [new("welcome", 12.5m, null, null, 3), new("sorry", null, 5, null, null)],
            Tax = random.Next(3) == 0 ? null : new("VAT", 0.05m, random.Next(2) == 0),
            Credits = random.Next(2) == 0 ? [] : [new("credit-1", 12m)],
            Prepaid = random.Next(2) == 0 ? [] : [new("prepaid-1", 20m)],
        };
        var made = With(random, terms, null, own) with { AllBooks = [.. books] };
        if (!corrects)
            return made;
        var before = Period(random, calendar.PeriodOf(own.DayStarts[0].AddHours(-1)), calendar, books, currency);
        var earlier = new EarlierPeriod(Id(random), "2026-000007", before, []);
        return Join(made, With(random, terms with { Earlier = [earlier] }, 0, before));
    }

    /// <summary>The sets, with opening levels.</summary>
    public ImmutableArray<UsageSet> Sets => InvoiceRating.Sets(Terms, MadeBooks.Meters, (meter, earlier) => Openings[(meter.Code, earlier)]);

    /// <summary>All folded.</summary>
    public FoldedSet[] Folded() => [.. Sets.Select(Fold)];

    public RatedInvoice Rate() => InvoiceRating.Rate(Terms, Folded());

    /// <summary>The final invoice.</summary>
    public InvoiceDocument Document(string number = "2026-000042") => InvoiceDocuments.Make(Header(number, Terms), Terms, Rate());

    /// <summary>Its bundle.</summary>
    public byte[] Bundle() => Bundle(Document());

    public byte[] Bundle(InvoiceDocument document) => JsonSerializer.SerializeToUtf8Bytes(
        new InvoiceBundle
        {
            Format = InvoiceBundle.CurrentFormat,
            Invoice = document,
            PriceVersions = [.. Used().Select(book => JsonSerializer.Deserialize<JsonElement>(BookJson.Write(book)))],
            Usage = [.. Sets.Select(set => new BundledUsage(set.Meter.Code, Events[(set.Meter.Code, set.Earlier)], set.Earlier))],
        },
        InvoiceJson.Options);

    public static InvoiceHeader Header(string number, InvoiceTerms terms) => new()
    {
        Id = Ids.From("invoice", number),
        Number = number,
        Seller = new() { LegalName = "CloudCrm Ltd", Address = "1 Long Street\nDublin", Country = "IE", TaxId = "IE1234567T", BillingMail = "billing@cloudcrm.example" },
        Buyer = new() { LegalName = "宏遠科技股份有限公司", Address = "臺北市信義區松高路1號", Country = "TW", TaxId = "04595257", PurchaseOrder = "PO-778", BillingMail = "ap@example.tw" },
        TimeZone = "Asia/Taipei",
        IssuedOn = terms.Period.Days.To.AddDays(1),
        DueOn = terms.Period.Days.To.AddDays(15),
    };

    private IEnumerable<Book> Used() => Terms.Period.Segments.Concat(Terms.Earlier.SelectMany(it => it.Period.Segments)).Select(segment => segment.BookDigest).Distinct()
        .Select(digest => AllBooks.Single(book => DocumentDigest.Of(BookJson.Write(book)) == digest));

    /// <summary>The books that it was made with.</summary>
    public ImmutableArray<Book> AllBooks { get; init; } = [];

    private FoldedSet Fold(UsageSet set)
    {
        var fold = new UsageFold(Terms.Tenant, set);
        foreach (var given in Events[(set.Meter.Code, set.Earlier)])
            fold.Add(given);
        return fold.End();
    }

    private static PeriodTerms Period(Random random, TenantPeriod period, TenantCalendar calendar, Book[] books, Currency currency)
    {
        var starts = Enumerable.Range(0, period.Days + 1).Select(day => calendar.StartOf(period.FirstDay.AddDays(day)));
        var segments = ImmutableArray.CreateBuilder<SegmentTerms>();
        var plans = new[] { "free", "team", "business" };
        for (var from = period.FirstDay; from < period.EndDay;)
        {
            var to = random.Next(2) == 0 ? period.EndDay : from.AddDays(random.Next(1, period.EndDay.DayNumber - from.DayNumber + 1));
            var negotiated = random.Next(3) > 0 ? null : new NegotiatedPrices { Seat = random.Next(9), Meters = ImmutableSortedDictionary<string, MeterPrice>.Empty.Add("api.calls", new(new() { Model = PriceModel.PerUnit, Unit = 0.125m }, 3)) };
            segments.Add(SegmentTerms.Of(new(from, to), books[random.Next(2)], plans[random.Next(3)], currency, negotiated, random.Next(6) == 0));
            from = to;
        }

        return new(new BillingPeriod(period.FirstDay, period.EndDay), [.. starts], segments.ToImmutable());
    }

    private static MadeInvoice With(Random random, InvoiceTerms terms, int? earlier, PeriodTerms period)
    {
        var events = ImmutableDictionary.CreateBuilder<(string, int?), ImmutableArray<BilledEvent>>();
        var openings = ImmutableDictionary.CreateBuilder<(string, int?), long>();
        foreach (var meter in MadeBooks.Meters.Values)
        {
            events[(meter.Code, earlier)] = [.. Enumerable.Range(0, random.Next(12)).Select(_ => Event(random, meter, period, terms.UsageUntil)).OrderBy(it => it.At).ThenBy(it => it.Id)];
            openings[(meter.Code, earlier)] = meter.IsLevel ? random.Next(50) : 0;
        }

        return new(terms, events.ToImmutable(), openings.ToImmutable());
    }

    private static MadeInvoice Join(MadeInvoice own, MadeInvoice earlier) =>
        own with { Terms = earlier.Terms, Events = own.Events.AddRange(earlier.Events), Openings = own.Openings.AddRange(earlier.Openings) };

    private static BilledEvent Event(Random random, BilledMeter meter, PeriodTerms period, DateTimeOffset until)
    {
        var minutes = (int)(period.DayStarts[^1] - period.DayStarts[0]).TotalMinutes;
        return new()
        {
            Id = Id(random),
            Quantity = meter.Aggregation == Contracts.Metering.MeterAggregation.Unique ? 1 : meter.IsLevel ? random.Next(-9, 10) : random.Next(1, 4000),
            At = period.DayStarts[0].AddMinutes(random.Next(minutes)),
            ReceivedAt = until.AddMinutes(-random.Next(9_000)),
            Channel = random.Next(2) == 0 ? null : "chat",
            UserId = random.Next(2) == 0 ? null : Id(random),
            CustomerId = meter.Code == "customers.active" ? new Guid(random.Next(4) + 1, 0, 0, new byte[8]) : null,
            InteractionId = random.Next(2) == 0 ? null : Id(random),
            Source = meter.Code.StartsWith("made.", StringComparison.Ordinal) ? "urn:made" : null,
            SourceId = meter.Code.StartsWith("made.", StringComparison.Ordinal) ? $"{random.Next()}" : null,
            Subject = random.Next(4) == 0 ? "海外" : null,
            DistinctValue = meter.Code == "made.unique" ? $"host-{random.Next(5)}" : null,
        };
    }

    private static Guid Id(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new(bytes);
    }
}
