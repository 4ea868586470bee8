using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CloudCrm.Billing.Invoices.Bundles;
using CloudCrm.Billing.Invoices.Documents;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;

namespace CloudCrm.Tests.Billing.Invoices;

/// <summary>Bundles: right as they are written, and never right once anything in them was changed.</summary>
[TestFixture]
public sealed class BundleTests
{
    [FsCheck.NUnit.Property(MaxTest = 100)]
    public void A_bundle_is_right(int seed) => Assert.That(BundleVerifier.Verify(MadeInvoice.Of(new(seed), seed % 2 == 0).Bundle()).Value, Is.EqualTo(Verdict.Yes));

    [FsCheck.NUnit.Property(MaxTest = 250)]
    public void A_single_value_that_was_changed_is_found(int seed)
    {
        var random = new Random(seed);
        var bundle = JsonNode.Parse(MadeInvoice.Of(random, seed % 2 == 0).Bundle())!;
        var values = Values(bundle).ToArray();
        var value = values[random.Next(values.Length)];
        var (path, before) = (value.GetPath(), value.ToJsonString());
        var after = Another(value, random);
        value.ReplaceWith(after);
        Assert.That(IsRight(BundleVerifier.Verify(Encoding.UTF8.GetBytes(bundle.ToJsonString()))), Is.False, $"{path}: {before} to {after}");
    }

    [FsCheck.NUnit.Property(MaxTest = 100)]
    public void An_event_that_is_missing_doubled_or_out_of_order_is_found(int seed)
    {
        var random = new Random(seed);
        var bundle = JsonNode.Parse(MadeInvoice.Of(random, seed % 2 == 0).Bundle())!;
        var usage = bundle["usage"]!.AsArray().Select(it => it!["events"]!.AsArray()).Where(events => events.Count > 1).ToArray();
        var events = usage[random.Next(usage.Length)];
        var place = random.Next(events.Count);
        var taken = events[place]!.DeepClone();
        switch (random.Next(3))
        {
            case 0:
                events.RemoveAt(place);
                break;
            case 1:
                events.Insert(place, taken);
                break;
            default:
                events.RemoveAt(place);
                events.Insert(place == 0 ? 1 : 0, taken);
                break;
        }

        Assert.That(IsRight(BundleVerifier.Verify(Encoding.UTF8.GetBytes(bundle.ToJsonString()))), Is.False);
    }

    [FsCheck.NUnit.Property(MaxTest = 100)]
    public void Of_an_invoice_with_another_amount_and_a_new_digest_the_line_is_named(int seed)
    {
        var random = new Random(seed);
        var made = MadeInvoice.Of(random);
        var document = made.Document();
        var place = random.Next(document.Lines.Length);
        var line = document.Lines[place];
        var forged = InvoiceJson.Seal(document with { Lines = document.Lines.SetItem(place, line with { Amount = line.Amount + 1 }) });
        var verdict = BundleVerifier.Verify(made.Bundle(forged)).Value;
        Assert.That((verdict.IsRight, verdict.Place), Is.EqualTo((false, DocumentDifference.Name(place, line))));
        Assert.That(verdict.Detail, Is.EqualTo(string.Create(CultureInfo.InvariantCulture, $"amount is {CloudCrm.Billing.Rating.Exact.Text(line.Amount + 1)} and should be {CloudCrm.Billing.Rating.Exact.Text(line.Amount)}.")));
    }

    [Test]
    public void The_line_of_a_changed_event_is_named_with_both_quantities()
    {
        var made = Enumerable.Range(1, 100).Select(seed => MadeInvoice.Of(new(seed))).First(it => it.Events[("messages.inbound", null)].Length > 3);
        var key = ("messages.inbound", (int?)null);
        var forged = made with { Events = made.Events.SetItem(key, made.Events[key].SetItem(0, made.Events[key][0] with { Quantity = 5_000_000 })) };
        var verdict = BundleVerifier.Verify(forged.Bundle(made.Document())).Value;
        Assert.That(verdict.Place, Does.Match(@"^line \d+ \(usage messages\.inbound \d{4}-\d\d-\d\d to \d{4}-\d\d-\d\d\)$"));
        Assert.That(verdict.Detail, Does.Contain("quantity is ").And.Contains("digest of the events is "));
    }

    [TestCase("format", "\"another\"", "format")]
    [TestCase("priceVersions", "[{}]", "priceVersions[0].plans")]
    [TestCase("usage", "[{\"meter\":\"a\",\"events\":[{\"id\":1}]}]", "usage[0].events[0].id")]
    [TestCase("usage", "[{\"meter\":\"a\",\"events\":[]},{\"meter\":\"a\",\"events\":[]}]", "usage[1].meter")]
    [TestCase("surplus", "1", "surplus")]
    public void A_file_that_is_no_bundle_is_refused_with_the_field(string member, string value, string field)
    {
        var bundle = JsonNode.Parse(MadeInvoice.Of(new(3)).Bundle())!;
        bundle[member] = JsonNode.Parse(value);
        Assert.That(BundleVerifier.Verify(Encoding.UTF8.GetBytes(bundle.ToJsonString())).Refusal.Field, Is.EqualTo(field));
    }

    [FsCheck.NUnit.Property(MaxTest = 100)]
    public void A_credit_note_takes_back_what_its_invoice_has_and_no_more(int seed)
    {
        var random = new Random(seed);
        var made = MadeInvoice.Of(random);
        var invoice = made.Document();
        var header = MadeInvoice.Header("CN-2026-000001", made.Terms) with { DueOn = null };
        var whole = CreditNotes.Whole(header, invoice, "void");
        Assert.That(whole.Totals.Total, Is.EqualTo(-invoice.Totals.Total));
        var notes = new List<InvoiceDocument> { whole };
        var places = invoice.Lines.Select((line, place) => (line, place)).Where(it => it.line.Kind < LineKind.Discount && it.line.Amount > 1).Take(2).ToArray();
        if (places.Length > 0 && invoice.Totals.Total > 3)
        {
            ImmutableArray<CreditedLine> lines = [.. places.Select(it => new CreditedLine(it.place, Math.Sign(it.line.Amount)))];
            notes.Add(CreditNotes.Part(header, invoice, "dispute", lines).Value);
            Assert.That(CreditNotes.Part(header, invoice, "dispute", [lines[0] with { Amount = invoice.Lines[lines[0].Line].Amount * 2 }]).Refusal.Field, Is.EqualTo("lines[0].amount"));
        }

        foreach (var note in notes)
        {
            var bundle = JsonNode.Parse(CreditBundle(note, invoice))!;
            Assert.That(BundleVerifier.Verify(CreditBundle(note, invoice)).Value, Is.EqualTo(Verdict.Yes));
            var values = Values(bundle).ToArray();
            var value = values[random.Next(values.Length)];
            var words = value.GetPath();
            value.ReplaceWith(Another(value, random));
            Assert.That(IsRight(BundleVerifier.Verify(Encoding.UTF8.GetBytes(bundle.ToJsonString()))), Is.False, words);
        }
    }

    private static byte[] CreditBundle(InvoiceDocument note, InvoiceDocument invoice) => JsonSerializer.SerializeToUtf8Bytes(
        new InvoiceBundle { Format = InvoiceBundle.CurrentFormat, Invoice = note, Original = invoice, PriceVersions = [], Usage = [] }, InvoiceJson.Options);

    private static bool IsRight(Outcome<Verdict> outcome) => outcome.IsOk && outcome.Value.IsRight;

    private static IEnumerable<JsonValue> Values(JsonNode? node) => node switch
    {
        JsonObject it => it.SelectMany(member => Values(member.Value)),
        JsonArray it => it.SelectMany(Values),
        JsonValue it => [it],
        _ => [],
    };

    // Another value that could stand there: what only breaks the form is found anyway.
    private static JsonValue Another(JsonValue value, Random random)
    {
        if (value.GetValueKind() is JsonValueKind.True or JsonValueKind.False)
            return JsonValue.Create(!value.GetValue<bool>());
        if (value.GetValueKind() == JsonValueKind.Number)
            return JsonValue.Create(value.GetValue<JsonElement>().GetInt64() + (random.Next(2) == 0 ? 1 : -1));
        var text = value.GetValue<string>();
        if (decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return JsonValue.Create((number + (random.Next(2) == 0 ? 1 : 0.01m)).ToString(CultureInfo.InvariantCulture));
        if (Guid.TryParse(text, out var id))
            return JsonValue.Create(text.Length == 32 ? $"{Ids.From(text):n}" : $"{Ids.From(id.ToString())}");
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return JsonValue.Create(day.AddDays(random.Next(2) == 0 ? 1 : -1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        if (text.Length == 27 && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var at))
            return JsonValue.Create(at.AddTicks((random.Next(2) == 0 ? 10 : TimeSpan.TicksPerHour) * (random.Next(2) == 0 ? 1 : -1)).ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture));
        return JsonValue.Create(text switch
        {
            "sum" => "max",
            "team" => "free",
            "v1" => "v2",
            "usage" => "seats",
            "perUnit" => "volume",
            _ => $"{text}x",
        });
    }
}
