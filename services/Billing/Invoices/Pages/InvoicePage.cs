using System.Globalization;
using CloudCrm.Billing.Invoices.Documents;
using CloudCrm.Billing.Rating;
using CloudCrm.Contracts.Billing;

namespace CloudCrm.Billing.Invoices.Pages;

/// <summary>The page of an invoice or credit note: one HTML file that needs nothing else, for screens, printers and screen readers. It runs no script and asks nobody for anything.</summary>
public static class InvoicePage
{
    private static readonly HashSet<string> s_vatCountries =
    [
        "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
    ];

    /// <summary>The page.</summary>
    /// <param name="document">The document.</param>
    /// <param name="language">One of the tenants' languages: <c>en</c>, <c>zh-TW</c> or <c>zh-CN</c>; English for others.</param>
    public static string Write(InvoiceDocument document, string language)
    {
        var words = InvoiceLanguages.Of(language);
        var lines = new InvoicePageLines(document, words);
        var title = document.Kind == DocumentKind.CreditNote ? words.Documents.CreditNote : document.Number is null ? words.Documents.Draft : words.Documents.Invoice;
        var html = new Html();
        html.Raw($"<!DOCTYPE html>\n<html lang=\"{words.Tag}\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.Raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<meta name=\"viewport\" content=\"width=device-width\">\n");
        html.Element("title", $"{title} {document.Number}".TrimEnd()).Raw("\n<style>\n").Raw(InvoiceStyle.Css).Raw("\n</style>\n</head>\n<body>\n<main>\n");
        html.Raw("<header><div>").Element("h1", title).Element("p class=\"number\"", document.Number ?? "").Raw("</div>").Element("p class=\"who\"", document.Seller.LegalName).Raw("</header>\n");
        Cards(html, document, words);
        Due(html, document, words);
        lines.Charges(html);
        lines.Others(html);
        Totals(html, document, words);
        lines.Proof(html);
        html.Raw("<footer>").Element("p", string.Format(CultureInfo.InvariantCulture, words.Zone, document.TimeZone, document.UsageUntil.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)));
        html.Raw("<p>").Text($"{words.DocumentDigest}: ").Element("code", document.Digest ?? "").Raw("</p></footer>\n</main>\n</body>\n</html>\n");
        return html.ToString();
    }

    private static void Cards(Html html, InvoiceDocument it, InvoiceWords words)
    {
        html.Raw("<div class=\"cards\">\n");
        Party(html, words.From, it.Seller, words);
        Party(html, words.BillTo, it.Buyer, words);
        html.Raw("<section><dl>")
            .Term(words.Number, it.Number)
            .Term(words.IssuedOn, Day(it.IssuedOn, words))
            .Term(words.DueOn, it.DueOn is { } due ? Day(due, words) : null)
            .Term(words.Period, Days(it.Period, words))
            .Term(words.PurchaseOrder, it.Buyer.PurchaseOrder)
            .Term(words.RefersTo, it.RefersTo?.Number)
            .Term(words.Reason, it.Reason)
            .Raw("</dl></section>\n</div>\n");
    }

    private static void Party(Html html, string title, Party it, InvoiceWords words) =>
        html.Raw("<section>").Element("h2", title).Element("strong", it.LegalName).Element("address", it.Address)
            .Raw("<dl class=\"stack\">").Term(TaxId(it, words), it.TaxId).Term(words.Mail, it.BillingMail).Raw("</dl></section>\n");

    // A Taiwanese buyer looks for these four characters in any language. Where no country is said the id tells it: eight digits, or a VAT number's two letters.
    private static string TaxId(Party it, InvoiceWords words)
    {
        if (it.Country == "TW" || (it.Country is null && it.TaxId is { Length: 8 } digits && digits.All(char.IsAsciiDigit)))
            return words.Tag == "en" ? $"{words.TaxId} (統一編號)" : "統一編號";
        return s_vatCountries.Contains(it.Country ?? it.TaxId?[..Math.Min(2, it.TaxId.Length)] ?? "") ? words.VatNumber : words.TaxId;
    }

    private static void Due(Html html, InvoiceDocument it, InvoiceWords words)
    {
        var isNote = it.Kind == DocumentKind.CreditNote;
        var sum = isNote ? -it.Totals.Total : it.Totals.Due;
        html.Raw("<div class=\"due\"><p>").Element("span class=\"label\"", isNote ? words.AmountCredited : words.AmountDue).Element("span class=\"sum\"", Money(sum, it.Currency)).Raw("</p>");
        if (!isNote)
            html.Element("p", it.DueOn is { } day ? string.Format(CultureInfo.InvariantCulture, words.PayBy, Day(day, words)) : words.NothingDue);
        html.Raw("</div>\n");
        if (!isNote && it.Totals.Due > 0 && it.Seller.Payment is { } payment)
            html.Raw("<section class=\"pay\">").Element("h2", words.HowToPay).Element("address", payment).Raw("<dl>").Term(words.Reference, it.Number).Raw("</dl></section>\n");
    }

    private static void Totals(Html html, InvoiceDocument it, InvoiceWords words)
    {
        html.Element("h2", words.Totals).Raw("<div class=\"totals\"><table><tbody>");
        Row(words.Net, it.Totals.Net, "");
        foreach (var tax in it.Lines.Where(line => line.Kind == LineKind.Tax))
            Row(it.Tax is { } known ? $"{tax.Code} {Exact.Text(known.Rate * 100)} %" : tax.Code, tax.Amount, "");
        Row(words.Total, it.Totals.Total, it.Kind == DocumentKind.CreditNote ? "strong" : "");
        foreach (var used in it.Lines.Where(line => line.Kind > LineKind.Tax))
            Row(InvoicePageLines.Name(used, it, words), used.Amount, "");
        if (it.Kind == DocumentKind.Invoice)
            Row(words.AmountDue, it.Totals.Due, "strong");
        html.Raw("</tbody></table></div>\n");

        void Row(string name, decimal amount, string style) =>
            html.Raw(style.Length == 0 ? "<tr>" : "<tr class=\"strong\">").Element("th scope=\"row\"", name).Element("td class=\"n\"", Money(amount, it.Currency)).Raw("</tr>");
    }

    internal static string Day(DateOnly day, InvoiceWords words) => day.ToString(words.Day, CultureInfo.InvariantCulture);

    internal static string Days(BillingPeriod period, InvoiceWords words) =>
        period.Days == 1 ? Day(period.From, words) : $"{Day(period.From, words)} – {Day(period.To.AddDays(-1), words)}";

    internal static string Money(decimal amount, Currency currency) => $"{currency.Code} {amount.ToString($"N{currency.Decimals}", CultureInfo.InvariantCulture).Replace("-", "−", StringComparison.Ordinal)}";
}
