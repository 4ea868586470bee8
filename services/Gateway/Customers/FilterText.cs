using CloudCrm.Contracts.Customers;

namespace CloudCrm.Gateway.Customers;

/// <summary>Conditions as they are written in an address.</summary>
internal static class FilterText
{
    // The longer sign before the shorter one that it begins with.
    private static readonly (string Sign, Comparison Comparison)[] Signs =
    [
        ("!=", Comparison.NotEqual),
        ("<=", Comparison.AtMost),
        (">=", Comparison.AtLeast),
        ("^=", Comparison.BeginsWith),
        ("=", Comparison.Equal),
        ("<", Comparison.Less),
        (">", Comparison.Greater),
    ];

    /// <summary>What a text that is none should have been.</summary>
    public const string Expected = "Expected a field, one of = != < <= > >= ^= and a value, such as tenure>=12.";

    /// <summary>A condition as <see cref="Parse"/> reads it.</summary>
    public static string Write(FieldFilter filter) => filter.Field + Signs.First(sign => sign.Comparison == filter.Comparison).Sign + filter.Value;

    /// <summary>Field, sign, value; null where the text is none.</summary>
    public static FieldFilter? Parse(string text)
    {
        var at = text.IndexOfAny(['=', '<', '>', '!', '^']);
        if (at < 1)
            return null;
        foreach (var (sign, comparison) in Signs)
        {
            if (text.AsSpan(at).StartsWith(sign, StringComparison.Ordinal))
                return new(text[..at], comparison, text[(at + sign.Length)..]);
        }

        return null;
    }
}
