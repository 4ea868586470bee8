using System.Text;
using CloudCrm.Contracts.Customers;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Crm.Customers.Search;

/// <summary>One thing that a customer must have: a token that begins with one of these.</summary>
/// <param name="Prefixes">1 to 5, folded; the first is what was asked.</param>
/// <param name="Weight">How much it narrows down, by its length; a Chinese, Japanese or Korean character counts as three.</param>
internal sealed record SearchTerm(string[] Prefixes, int Weight)
{
    private const int DenseWeight = 3;

    /// <summary>The word as one that may be misspelt; null for what is no word of enough letters.</summary>
    public string? Spelt { get; init; }

    /// <summary>The terms of a word: one, or several where a dense run is longer than a token.</summary>
    public static IEnumerable<SearchTerm> Of(SearchWord word)
    {
        if (word.IsDense)
            return Pieces(word.Text).Select(piece => new SearchTerm([piece], DenseWeight * piece.Length));
        var text = PlainText.Cut(word.Text, CustomerTokens.MaxLength);
        var isNumber = text.Length >= PhoneTokens.MinLast && text.All(char.IsAsciiDigit);
        return [isNumber ? OfNumber(text, text) ?? Plain(text) : Plain(text)];
    }

    /// <summary>The term of a chunk with signs in it: as it stands, and with its letters as one.</summary>
    public static SearchTerm Of(SearchChunk chunk)
    {
        var text = PlainText.Cut(chunk.Text, CustomerTokens.MaxLength);
        return new(chunk.Joined is { } joined ? [text, PlainText.Cut(joined, CustomerTokens.MaxLength)] : [text], text.Length);
    }

    /// <summary>The term of a telephone number, whatever its notation; null where it is none. <paramref name="asked"/> is searched as it stands too.</summary>
    public static SearchTerm? OfNumber(string number, string? asked)
    {
        if (!ContactKey.Of(ContactKind.Phone, number, "q").Try(out var key, out _))
            return null;
        var prefixes = PhoneTokens.Asked(key);
        return new([.. (asked is null ? prefixes : prefixes.Prepend(asked)).Distinct()], key.Length);
    }

    private static SearchTerm Plain(string text) => new([text], text.Length) { Spelt = Misspelling.MayBe(text) ? text : null };

    /// <summary>Pieces that together cover the run; the last one overlaps.</summary>
    private static IEnumerable<string> Pieces(string run)
    {
        var runes = run.EnumerateRunes().ToArray();
        for (var i = 0; i < runes.Length; i += CustomerTokens.MaxDense)
        {
            var start = Math.Max(0, Math.Min(i, runes.Length - CustomerTokens.MaxDense));
            var piece = new StringBuilder();
            foreach (var rune in runes.Skip(start).Take(CustomerTokens.MaxDense))
                piece.Append(rune.ToString());
            yield return piece.ToString();
        }
    }
}
