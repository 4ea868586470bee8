using System.Net;
using System.Text;

namespace CloudCrm.Billing.Invoices.Pages;

/// <summary>Puts HTML together; every text is escaped.</summary>
internal sealed class Html
{
    private readonly StringBuilder _text = new(16 << 10);

    /// <summary>Markup, as it stands in the code; never made of values.</summary>
    public Html Raw(string markup)
    {
        _text.Append(markup);
        return this;
    }

    /// <summary>A text.</summary>
    public Html Text(string text)
    {
        _text.Append(WebUtility.HtmlEncode(text));
        return this;
    }

    /// <summary>An element with a text.</summary>
    /// <param name="tag">Its name, with attributes as they stand in the code.</param>
    /// <param name="text">What is in it.</param>
    public Html Element(string tag, string text) => Raw($"<{tag}>").Text(text).Raw($"</{tag.Split(' ')[0]}>");

    /// <summary>A row of a list of terms; nothing where there is no text.</summary>
    public Html Term(string term, string? text) => string.IsNullOrEmpty(text) ? this : Element("dt", term).Element("dd", text);

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();
}
