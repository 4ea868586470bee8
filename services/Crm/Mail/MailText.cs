using System.Globalization;
using System.Net;
using System.Text;

namespace CloudCrm.Crm.Mail;

/// <summary>A letter written out.</summary>
/// <param name="Subject">One line.</param>
/// <param name="Text">Plain text.</param>
/// <param name="Html">The same as simple HTML, without pictures, scripts or anything from elsewhere.</param>
internal sealed record MailText(string Subject, string Text, string Html)
{
    /// <summary>Writes a letter out by its template.</summary>
    /// <param name="letter">What to write.</param>
    /// <param name="links">Where links lead, without a slash at the end.</param>
    public static MailText Of(Letter letter, string links)
    {
        var template = MailTemplates.Find(letter.Kind, letter.Language);
        string Fill(string words) => letter.Facts.Aggregate(words, (text, fact) => text.Replace($"{{{fact.Key}}}", fact.Value, StringComparison.Ordinal))
            .Replace("{until}", letter.ValidUntil.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{company}", letter.Company, StringComparison.Ordinal)
            .Replace("{subject}", letter.Subject, StringComparison.Ordinal);
        var before = template.Before.Select(Fill).ToArray();
        var after = template.After.Select(Fill).ToArray();
        // Behind the #, so that no server on the way writes the token into its log.
        var link = letter.Token.Length == 0 ? null : $"{links}/{template.Page}#{letter.Token}";
        return new(Fill(template.Subject), Plain(before, link, after), Hyper(letter.Language, before, template.Button, link, after));
    }

    private static string Plain(string[] before, string? link, string[] after) =>
        string.Join("\r\n\r\n", link is null ? [.. before, .. after] : (string[])[.. before, link, .. after]) + "\r\n";

    private static string Hyper(string language, string[] before, string button, string? link, string[] after)
    {
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"<!doctype html><html lang=\"{WebUtility.HtmlEncode(language)}\"><head><meta charset=\"utf-8\"></head>");
        html.Append("<body style=\"font:16px/1.5 sans-serif;max-width:36em\">");
        foreach (var words in before)
            html.Append(CultureInfo.InvariantCulture, $"<p>{WebUtility.HtmlEncode(words)}</p>");
        if (link is not null)
            html.Append(CultureInfo.InvariantCulture, $"<p><a href=\"{WebUtility.HtmlEncode(link)}\">{WebUtility.HtmlEncode(button)}</a></p>");
        foreach (var words in after)
            html.Append(CultureInfo.InvariantCulture, $"<p>{WebUtility.HtmlEncode(words)}</p>");
        return html.Append("</body></html>").ToString();
    }
}
