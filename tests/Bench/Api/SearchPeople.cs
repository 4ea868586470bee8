using System.Globalization;

namespace CloudCrm.Bench.Api;

/// <summary>Made-up people, the same in every run: nine in ten with one of 1,600 first and 64,000 last names, one in ten with a Chinese name.</summary>
internal static class SearchPeople
{
    private const string Surnames = "王李張劉陳楊黃趙吳周徐孫馬朱胡郭何林高羅";
    private const int Domains = 5_000;
    private static readonly string[] s_syllables =
        "ka,lo,mi,ra,ten,sa,vo,ri,del,ma,no,pe,tu,ga,li,bor,en,ja,fi,cho,du,ser,wa,ne,ko,ta,rin,el,mo,ba,hal,pi,ur,van,de,yo,zi,ster,an,qui".Split(',');

    /// <summary>One of them.</summary>
    /// <param name="Name">As it is written.</param>
    /// <param name="Phone">International.</param>
    /// <param name="Mail">In lower case.</param>
    /// <param name="ExternalId">Unique.</param>
    internal sealed record Person(string Name, string Phone, string Mail, string ExternalId);

    /// <summary>The person of a number.</summary>
    public static Person Of(int number)
    {
        var random = new Random(number);
        var (first, last) = ($"{Syllable(random)}{Syllable(random)}", $"{Syllable(random)}{Syllable(random)}{Syllable(random)}");
        var name = number % 10 == 0
            ? $"{Surnames[random.Next(Surnames.Length)]}{Character(random)}{Character(random)}"
            : $"{char.ToUpperInvariant(first[0])}{first[1..]} {char.ToUpperInvariant(last[0])}{last[1..]}";
        return new(
            name,
            string.Create(CultureInfo.InvariantCulture, $"+8869{random.Next(100_000_000):00000000}"),
            string.Create(CultureInfo.InvariantCulture, $"{first}.{last}{random.Next(100)}@company{random.Next(Domains)}.example"),
            string.Create(CultureInfo.InvariantCulture, $"C{number:0000000}"));
    }

    private static string Syllable(Random random) => s_syllables[random.Next(s_syllables.Length)];

    private static char Character(Random random) => (char)('\u4E00' + random.Next(600));
}
