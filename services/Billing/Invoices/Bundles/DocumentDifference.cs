using System.Globalization;
using CloudCrm.Billing.Invoices.Documents;
using CloudCrm.Billing.Rating;

namespace CloudCrm.Billing.Invoices.Bundles;

/// <summary>Finds where a document differs from what it should be.</summary>
internal static class DocumentDifference
{
    /// <summary>The first difference: a line, a total, or anything else by the digest. Null where there is none.</summary>
    public static Verdict? Between(InvoiceDocument given, InvoiceDocument made)
    {
        for (var i = 0; i < Math.Max(given.Lines.Length, made.Lines.Length); i++)
        {
            if (i >= given.Lines.Length)
                return Verdict.No(Name(i, made.Lines[i]), $"is missing; its amount is {made.Lines[i].Amount}.");
            if (i >= made.Lines.Length)
                return Verdict.No(Name(i, given.Lines[i]), "should not be there.");
            if (given.Lines[i] != made.Lines[i])
                return Verdict.No(Name(i, given.Lines[i]), How(given.Lines[i], made.Lines[i]));
        }

        if (given.Totals != made.Totals)
            return Verdict.No("the totals", $"are {given.Totals} and should be {made.Totals}.");
        if (given.Digest != InvoiceJson.DigestOf(given))
            return Verdict.No("the document", $"its digest is {given.Digest ?? "missing"} and should be {InvoiceJson.DigestOf(given)}: something was changed that no line depends on.");
        return InvoiceJson.Write(given) == InvoiceJson.Write(made) ? null : Verdict.No("the document", "something differs that no line depends on.");
    }

    /// <summary>What a line is called.</summary>
    public static string Name(int place, DocumentLine line)
    {
        var days = line.Span is { } span ? string.Create(CultureInfo.InvariantCulture, $" {span.From:yyyy-MM-dd} to {span.To.AddDays(-1):yyyy-MM-dd}") : "";
        var kind = line.Kind.ToString();
        return $"line {place + 1} ({char.ToLowerInvariant(kind[0])}{kind[1..]} {line.Code}{days})";
    }

    private static string How(DocumentLine given, DocumentLine made)
    {
        var parts = new List<string>();
        Add("kind", given.Kind, made.Kind);
        Add("code", given.Code, made.Code);
        Add("days", given.Span, made.Span);
        Add("plan", given.Plan, made.Plan);
        Add("price version", given.PriceVersion, made.PriceVersion);
        Add("opening level", given.Opening, made.Opening);
        Add("number of events", given.Events, made.Events);
        Add("quantity", Text(given.Quantity), Text(made.Quantity));
        Add("included", Text(given.Included), Text(made.Included));
        Add("exact amount", Text(given.Exact), Text(made.Exact));
        Add("amount", Text(given.Amount), Text(made.Amount));
        Add("corrected invoice", given.Corrects, made.Corrects);
        Add("name", given.About, made.About);
        Add("digest of the events", given.Digest, made.Digest);
        return $"{string.Join("; ", parts)}.";

        void Add(string what, object? is_, object? should)
        {
            if (!Equals(is_, should))
                parts.Add($"{what} is {is_ ?? "missing"} and should be {should ?? "missing"}");
        }
    }

    private static string? Text(decimal? number) => number is { } it ? Exact.Text(it) : null;
}
