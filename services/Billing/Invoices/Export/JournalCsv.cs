using System.Globalization;
using System.Text;

namespace CloudCrm.Billing.Invoices.Export;

/// <summary>
/// Journal entries as CSV (RFC 4180): UTF-8 with a byte order mark, lines end with CR LF, one header line. Debit and credit have the currency's decimals and a point,
/// and the side without money is empty. A text that a spreadsheet would take for a formula begins with an apostrophe.
/// </summary>
public static class JournalCsv
{
    /// <summary>The header line.</summary>
    public const string Header = "date,document,account,debit,credit,currency,text";

    private const string Mark = "\uFEFF";
    private const string End = "\r\n";

    /// <summary>A part of a file; the first one begins with the mark and the header.</summary>
    /// <exception cref="ArgumentException">A row has money on both sides, or less than 0.</exception>
    public static string Text(IEnumerable<JournalEntry> entries, bool isFirst)
    {
        var text = new StringBuilder(isFirst ? $"{Mark}{Header}{End}" : "");
        foreach (var entry in entries)
            text.Append(Line(entry)).Append(End);
        return text.ToString();
    }

    /// <summary>One row without its end.</summary>
    public static string Line(JournalEntry it)
    {
        if (it.Debit < 0 || it.Credit < 0 || (it.Debit != 0 && it.Credit != 0))
            throw new ArgumentException("An entry has money on one side, and none below 0.", nameof(it));
        return string.Join(',', it.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Field(it.Document), Field(it.Account), Money(it, it.Debit), Money(it, it.Credit), it.Currency.Code, Field(it.Text));
    }

    private static string Money(JournalEntry it, decimal amount) => amount == 0 ? "" : it.Currency.Text(amount);

    private static string Field(string text)
    {
        var safe = text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? $"'{text}" : text;
        return safe.AsSpan().ContainsAny("\",\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
