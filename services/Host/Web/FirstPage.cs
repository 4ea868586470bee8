using System.Text;
using System.Text.Encodings.Web;

namespace CloudCrm.Host.Web;

/// <summary>The first HTML of the web application: it says what this is in the visitor's language before any script runs.</summary>
internal sealed class FirstPage
{
    private const string Language = "<html lang=\"en\"";
    private const string Title = "<title>CloudCrm</title>";
    private const string Description = "<meta name=\"description\" content=\"\"";
    private const string Nonce = "nonce=\"\"";
    private const string Root = "<div id=\"root\"></div>";

    private readonly Dictionary<string, string> _pages;

    private FirstPage(string html) => _pages = PageWords.All.ToDictionary(words => words.Language, words => Speak(html, words));

    /// <summary>The page out of its built file; null where that lacks a place that is filled in.</summary>
    public static FirstPage? Of(string html) => new[] { Language, Title, Description, Nonce, Root }.All(place => html.Split(place).Length == 2) ? new(html) : null;

    /// <summary>The page.</summary>
    /// <param name="language">One of <see cref="PageWords.All"/>.</param>
    /// <param name="nonce">What its own styles are marked with, new for each answer.</param>
    public byte[] Write(string language, string nonce) => Encoding.UTF8.GetBytes(_pages[language].Replace(Nonce, $"nonce=\"{nonce}\"", StringComparison.Ordinal));

    private static string Speak(string html, PageWords words)
    {
        var encoder = HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All);
        return html
            .Replace(Language, $"<html lang=\"{words.Language}\"", StringComparison.Ordinal)
            .Replace(Title, $"<title>{encoder.Encode(words.Title)}</title>", StringComparison.Ordinal)
            .Replace(Description, $"<meta name=\"description\" content=\"{encoder.Encode(words.Description)}\"", StringComparison.Ordinal)
            .Replace(Root, $"<div id=\"root\"><main class=\"first\"><h1>{encoder.Encode(words.Title)}</h1><p>{encoder.Encode(words.Description)}</p></main></div>", StringComparison.Ordinal);
    }
}
