using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace CloudCrm.Tests.Billing.Invoices;

/// <summary>What can be told of a PDF without a reader of its own.</summary>
internal static partial class PdfText
{
    /// <summary>Which characters its fonts say that their glyphs are: what a reader copies, searches and reads aloud.</summary>
    public static IReadOnlySet<char> Characters(byte[] pdf)
    {
        var found = new HashSet<char>();
        foreach (var map in Streams(pdf).Where(text => text.Contains("begincmap", StringComparison.Ordinal)))
        {
            foreach (Match one in Single().Matches(map))
                found.Add((char)Convert.ToInt32(one.Groups[1].Value, 16));
            foreach (Match range in Range().Matches(map))
            {
                var (from, to, start) = (Convert.ToInt32(range.Groups[1].Value, 16), Convert.ToInt32(range.Groups[2].Value, 16), Convert.ToInt32(range.Groups[3].Value, 16));
                found.UnionWith(Enumerable.Range(start, to - from + 1).Select(code => (char)code));
            }
        }

        return found;
    }

    private static IEnumerable<string> Streams(byte[] pdf)
    {
        var text = Encoding.Latin1.GetString(pdf);
        foreach (Match start in Stream().Matches(text))
        {
            var (from, to) = (start.Index + start.Length, text.IndexOf("endstream", start.Index, StringComparison.Ordinal));
            using var inflated = new ZLibStream(new MemoryStream(pdf, from, to - from), CompressionMode.Decompress);
            using var reader = new StreamReader(inflated, Encoding.Latin1);
            yield return reader.ReadToEnd();
        }
    }

    [GeneratedRegex(@"/FlateDecode[^>]*>>\s*stream\r?\n")]
    private static partial Regex Stream();

    [GeneratedRegex(@"^<(?:[0-9A-F]{2}){1,2}> <([0-9A-F]{4})>\s*$", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex Single();

    [GeneratedRegex(@"<((?:[0-9A-F]{2}){1,2})> <((?:[0-9A-F]{2}){1,2})> <([0-9A-F]{4})>", RegexOptions.IgnoreCase)]
    private static partial Regex Range();
}
