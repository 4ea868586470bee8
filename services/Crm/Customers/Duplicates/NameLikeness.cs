using CloudCrm.Crm.Customers.Search;

namespace CloudCrm.Crm.Customers.Duplicates;

/// <summary>
/// How alike two names are, from 0 to 1: Jaro's measure (M. A. Jaro, Journal of the American Statistical Association 84, 1989) with Winkler's bonus for what they
/// begin with in common (W. E. Winkler, Proceedings of the Section on Survey Research Methods, 1990): a tenth of what is missing for each of the first four
/// characters. Taken of the folded names as they stand, and of their words in order, so that a family name may stand first or last; the better one counts.
/// </summary>
internal static class NameLikeness
{
    /// <summary>
    /// Names that are less alike than this say nothing. One wrong letter in eight is more; another character in a Chinese name of three is less: that is a
    /// different name.
    /// </summary>
    public const double Least = 0.9;

    private const double Bonus = 0.1;
    private const int MaxPrefix = 4;

    /// <summary>The likeness of two names.</summary>
    public static double Of(string one, string other)
    {
        var (a, b) = (SearchText.Fold(one).Trim(), SearchText.Fold(other).Trim());
        return a.Length == 0 || b.Length == 0 ? 0 : Math.Max(JaroWinkler(a, b), JaroWinkler(InOrder(a), InOrder(b)));
    }

    /// <summary>Jaro's and Winkler's measure of two texts; 1 for the same, 0 where no character is shared nearby.</summary>
    public static double JaroWinkler(string a, string b)
    {
        var jaro = Jaro(a, b);
        var prefix = Math.Min(MaxPrefix, a.AsSpan().CommonPrefixLength(b));
        return jaro + (prefix * Bonus * (1 - jaro));
    }

    private static double Jaro(string a, string b)
    {
        if (a.Length == 0 || b.Length == 0)
            return a.Length == b.Length ? 1 : 0;
        var reach = Math.Max(0, (Math.Max(a.Length, b.Length) / 2) - 1);
        var (inA, inB) = (new bool[a.Length], new bool[b.Length]);
        var shared = 0;
        for (var i = 0; i < a.Length; i++)
        {
            for (var j = Math.Max(0, i - reach); j < Math.Min(b.Length, i + reach + 1); j++)
            {
                if (inB[j] || a[i] != b[j])
                    continue;
                (inA[i], inB[j]) = (true, true);
                shared++;
                break;
            }
        }

        if (shared == 0)
            return 0;
        var swapped = a.Where((_, i) => inA[i]).Zip(b.Where((_, j) => inB[j])).Count(pair => pair.First != pair.Second) / 2;
        return ((shared / (double)a.Length) + (shared / (double)b.Length) + ((shared - swapped) / (double)shared)) / 3;
    }

    private static string InOrder(string folded) => string.Join(' ', SearchText.Words(folded).Select(word => word.Text).Order(StringComparer.Ordinal));
}
