using System.Globalization;
using CloudCrm.Billing.Invoices.Documents;
using CloudCrm.Billing.Rating;
using CloudCrm.Contracts.Billing;

namespace CloudCrm.Billing.Invoices.Pages;

/// <summary>The lines of an invoice as tables.</summary>
internal sealed class InvoicePageLines(InvoiceDocument document, InvoiceWords words)
{
    /// <summary>What is charged, by plan and price version.</summary>
    public void Charges(Html html)
    {
        html.Element("h2", words.Charges).Raw("<div class=\"wide\"><table><thead><tr>");
        Heads(html, (words.Description, false), (words.Quantity, true), (words.Included, true), ($"{words.Amount} ({document.Currency.Code})", true));
        html.Raw("</tr></thead>\n");
        foreach (var segment in document.Segments)
        {
            var lines = document.Lines.Where(line => IsCharge(line) && line.Span == segment.Span).OrderBy(line => Order(line)).ToArray();
            if (lines.Length == 0)
                continue;
            var title = string.Format(CultureInfo.InvariantCulture, words.Segment, segment.PlanName, InvoicePage.Days(segment.Span, words), segment.PriceVersion);
            html.Raw("<tbody><tr class=\"segment\">").Element("th colspan=\"4\" scope=\"rowgroup\"", segment.IsTrial ? $"{title}, {words.OnTrial}" : title).Raw("</tr>\n");
            foreach (var line in lines)
            {
                html.Raw("<tr>").Element("th scope=\"row\"", Name(line, document, words)).Element("td class=\"n\"", Quantity(line)).Element("td class=\"n\"", Number(line.Included));
                html.Element("td class=\"n\"", Amount(line)).Raw("</tr>\n");
            }

            html.Raw("</tbody>\n");
        }

        html.Raw("</table></div>\n");
    }

    /// <summary>What comes after the charges and before the totals.</summary>
    public void Others(Html html)
    {
        var lines = document.Lines.Where(line => !IsCharge(line) && line.Kind <= LineKind.Discount).ToArray();
        if (lines.Length == 0)
            return;
        html.Element("h2", words.Other).Raw("<div class=\"wide\"><table><thead><tr>");
        Heads(html, (words.Description, false), (words.Days, false), (words.Quantity, true), ($"{words.Amount} ({document.Currency.Code})", true));
        html.Raw("</tr></thead><tbody>\n");
        foreach (var line in lines)
        {
            html.Raw("<tr>").Element("th scope=\"row\"", Name(line, document, words)).Element("td class=\"d\"", line.Span is { } span ? InvoicePage.Days(span, words) : "");
            html.Element("td class=\"n\"", Quantity(line)).Element("td class=\"n\"", Amount(line)).Raw("</tr>\n");
        }

        html.Raw("</tbody></table></div>\n");
    }

    /// <summary>The digests.</summary>
    public void Proof(Html html)
    {
        var lines = document.Lines.Where(line => line.Digest is not null).ToArray();
        if (lines.Length == 0)
            return;
        html.Raw("<section class=\"proof\">").Element("h2", words.Proof).Element("p", words.ProofText).Raw("<div class=\"wide\"><table><thead><tr>");
        Heads(html, (words.Line, true), (words.Description, false), (words.PriceVersion, false), (words.Events, true), (words.Digest, false));
        html.Raw("</tr></thead><tbody>\n");
        foreach (var line in lines)
        {
            html.Raw("<tr>").Element("td class=\"n\"", $"{document.Lines.IndexOf(line) + 1}").Element("th scope=\"row\"", Name(line, document, words));
            html.Element("td class=\"d\"", line.PriceVersion ?? "").Element("td class=\"n\"", Number(line.Events)).Raw("<td>").Element("code", line.Digest!).Raw("</td></tr>\n");
        }

        html.Raw("</tbody></table></div></section>\n");
    }

    /// <summary>What a line is called.</summary>
    public static string Name(DocumentLine line, InvoiceDocument document, InvoiceWords words)
    {
        var name = words.Meters.TryGetValue(line.Code, out var own) ? own.Name : document.Meters.FirstOrDefault(meter => meter.Code == line.Code)?.Name ?? line.About ?? line.Code;
        return string.Format(CultureInfo.InvariantCulture, words.Kinds[line.Kind], name, line.Corrects);
    }

    private static void Heads(Html html, params ReadOnlySpan<(string Name, bool IsNumber)> heads)
    {
        foreach (var (name, isNumber) in heads)
            html.Element(isNumber ? "th scope=\"col\" class=\"n\"" : "th scope=\"col\"", name);
    }

    private static bool IsCharge(DocumentLine line) => line.Kind is LineKind.Base or LineKind.Seats or LineKind.Usage or LineKind.Minimum or LineKind.Maximum or LineKind.Trial;

    // Minimum, maximum and trial stand below what they bound.
    private int Order(DocumentLine line)
    {
        var first = document.Lines.TakeWhile(other => other.Code != line.Code || other.Span != line.Span).Count();
        return (first * 100) + (int)line.Kind;
    }

    private string Quantity(DocumentLine line)
    {
        if (line.Quantity is null)
            return "";
        var unit = line.Code switch
        {
            InvoiceLine.BaseCode => words.BaseDays,
            InvoiceLine.SeatsCode => words.SeatDays,
            _ => words.Meters.TryGetValue(line.Code, out var own) ? own.Unit : document.Meters.FirstOrDefault(meter => meter.Code == line.Code)?.Unit ?? "",
        };
        return $"{Number(line.Quantity)} {unit}".TrimEnd();
    }

    // The page shows six decimals; the document has all.
    private static string Number(decimal? number) => number is { } it ? it.ToString("#,0.######", CultureInfo.InvariantCulture).Replace("-", "−", StringComparison.Ordinal) : "";

    private string Amount(DocumentLine line) => line.Amount.ToString($"N{document.Currency.Decimals}", CultureInfo.InvariantCulture).Replace("-", "−", StringComparison.Ordinal);
}
