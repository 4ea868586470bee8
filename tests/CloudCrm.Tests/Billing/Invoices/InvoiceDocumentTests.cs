using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CloudCrm.Billing.Invoices;
using CloudCrm.Billing.Invoices.Documents;
using CloudCrm.Billing.Rating;
using CloudCrm.Contracts.Billing;

namespace CloudCrm.Tests.Billing.Invoices;

/// <summary>Documents, their JSON and what is made of them.</summary>
[TestFixture]
public sealed class InvoiceDocumentTests
{
    [FsCheck.NUnit.Property(MaxTest = 100)]
    public void A_document_comes_back_as_it_was(int seed)
    {
        var document = MadeInvoice.Of(new(seed), seed % 2 == 0).Document();
        var text = InvoiceJson.Write(document);
        var read = InvoiceJson.Read(text).Value;
        Assert.That(InvoiceJson.Write(read), Is.EqualTo(text));
        Assert.That(read.Lines, Is.EqualTo(document.Lines));
        Assert.That(read.Digest, Is.EqualTo(InvoiceJson.DigestOf(read)));
    }

    [FsCheck.NUnit.Property(MaxTest = 100)]
    public void Anybody_can_make_its_digest_again(int seed)
    {
        var text = InvoiceJson.Write(MadeInvoice.Of(new(seed)).Document());
        var end = text.LastIndexOf(",\"digest\":", StringComparison.Ordinal);
        Assert.That(text, Does.EndWith($",\"digest\":\"{DocumentDigest.Of(text[..end] + "}")}\"}}"));
    }

    [FsCheck.NUnit.Property(MaxTest = 100)]
    public void Money_and_quantities_are_strings_and_lines_sum_to_what_is_due(int seed)
    {
        var document = MadeInvoice.Of(new(seed)).Document();
        var json = JsonNode.Parse(InvoiceJson.Write(document))!;
        Assert.That(document.Lines.Sum(line => line.Amount), Is.EqualTo(document.Totals.Due));
        foreach (var line in json["lines"]!.AsArray())
        {
            Assert.That(line!["amount"]!.GetValue<string>(), Does.Match(document.Currency.Decimals == 0 ? @"^-?\d+$" : @"^-?\d+\.\d\d$"));
            Assert.That(line["quantity"]?.GetValue<string>() ?? "0", Does.Match(@"^-?\d+(\.\d*[1-9])?$"));
        }
    }

    [FsCheck.NUnit.Property(MaxTest = 100)]
    public void Usage_and_seats_name_price_version_events_and_digest(int seed)
    {
        foreach (var line in MadeInvoice.Of(new(seed)).Document().Lines.Where(line => line.Kind is LineKind.Usage or LineKind.Seats))
            Assert.That((line.PriceVersion, line.Digest?.Length, line.Events is >= 0), Is.EqualTo(("v1", 64, true)).Or.EqualTo(("v2", 64, true)));
    }

    [FsCheck.NUnit.Property(MaxTest = 100)]
    public void Its_terms_are_found_in_it_again(int seed)
    {
        var made = MadeInvoice.Of(new(seed), true);
        var document = made.Document();
        var terms = InvoiceDocuments.Terms(document, segment => made.AllBooks.Single(book => book.Version == segment.PriceVersion));
        var again = InvoiceDocuments.Make(MadeInvoice.Header(document.Number!, terms), terms, InvoiceRating.Rate(terms, made.Folded()));
        Assert.That(InvoiceJson.Write(again), Is.EqualTo(InvoiceJson.Write(document)));
    }

    [FsCheck.NUnit.Property(MaxTest = 100)]
    public void Late_usage_is_billed_as_if_it_had_come_in_time_however_it_comes(int seed)
    {
        var random = new Random(seed);
        var whole = MadeInvoice.Of(random);
        var document = whole.Document("2026-000001");
        var documents = new List<InvoiceDocument> { Without(whole, random.Next(2, 5), 0).Document("2026-000001") };
        for (var round = 1; round < 4; round++)
        {
            var known = Without(whole, round == 3 ? 0 : random.Next(2, 5), round);
            var earlier = InvoiceDocuments.Earlier(documents[0], documents.Skip(1), segment => whole.AllBooks.Single(book => book.Version == segment.PriceVersion));
            var next = MadeInvoice.Of(new(seed)) with { Terms = whole.Terms with { Earlier = [earlier] } };
            next = next with { Events = next.Events.AddRange(Moved(known.Events)), Openings = next.Openings.AddRange(Moved(known.Openings)) };
            documents.Add(InvoiceDocuments.Make(MadeInvoice.Header($"2026-00000{round + 1}", next.Terms), next.Terms, InvoiceRating.Rate(next.Terms, [.. next.Folded()])));
        }

        foreach (var sum in Billed(documents))
            Assert.That(sum.Value, Is.EqualTo(Billed([document])[sum.Key]), $"{sum.Key}");
    }

    [TestCase("""{"kind":"invoice"}""", "")]
    [TestCase("""{"kind":"bill"}""", "kind")]
    [TestCase("""{"kind":"invoice","currency":"XXX"}""", "currency")]
    [TestCase("""{"lines":[{"kind":"base","code":"base","amount":12}]}""", "lines[0].amount")]
    [TestCase("""{"lines":[null]}""", "")]
    [TestCase("""{"colour":"red"}""", "colour")]
    public void What_is_wrong_is_named(string json, string field) => Assert.That(InvoiceJson.Read(json).Refusal.Field, Is.EqualTo(field));

    // Usage and seats by segment and code: amounts as they were billed by all documents together.
    private static Dictionary<(string Code, BillingPeriod Span), decimal> Billed(IEnumerable<InvoiceDocument> documents)
    {
        var all = documents.ToArray();
        var own = all[0].Lines.Where(line => line.Kind is LineKind.Seats or LineKind.Usage or LineKind.Minimum or LineKind.Maximum or LineKind.Trial && line.Code != "base");
        var late = all.Skip(1).SelectMany(it => it.Lines).Where(line => line.Kind == LineKind.Correction);
        return own.Concat(late).GroupBy(line => (line.Code, line.Span!.Value)).ToDictionary(lines => lines.Key, lines => lines.Sum(line => line.Amount));
    }

    private static MadeInvoice Without(MadeInvoice whole, int every, int offset) => every == 0 ? whole : whole with
    {
        Events = whole.Events.ToImmutableDictionary(it => it.Key, it => it.Value.Where((_, place) => (place + offset) % every != 0).ToImmutableArray()),
    };

    private static IEnumerable<KeyValuePair<(string, int?), T>> Moved<T>(IEnumerable<KeyValuePair<(string Meter, int? Earlier), T>> all) =>
        all.Select(it => KeyValuePair.Create((it.Key.Meter, (int?)0), it.Value));
}
