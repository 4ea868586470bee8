namespace CloudCrm.Crm.Customers.Search;

/// <summary>
/// How a phone number is found: by its beginning with the country's code, by its beginning inside the country (without the leading zero), and by its last
/// digits, for which it stands once more from behind.
/// </summary>
internal static class PhoneTokens
{
    /// <summary>The fewest last digits that find a number.</summary>
    public const int MinLast = 4;

    private const string Behind = "~";

    /// <summary>Country codes of two digits (ITU-T E.164); 1 and 7 have one, all others three.</summary>
    private static readonly HashSet<string> TwoDigits =
    [
        "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46", "47", "48", "49", "51", "52", "53", "54", "55", "56", "57", "58",
        "60", "61", "62", "63", "64", "65", "66", "81", "82", "84", "86", "90", "91", "92", "93", "94", "95", "98",
    ];

    /// <summary>The tokens of a number in the spelling of <see cref="ContactKey"/>.</summary>
    public static IEnumerable<string> Of(string key)
    {
        var digits = key.TrimStart('+');
        var national = (key.StartsWith('+') ? digits[CodeLength(digits)..] : digits).TrimStart('0');
        string[] tokens = [digits, national, FromBehind(digits)];
        return tokens.Where(token => token.Length > 0).Distinct();
    }

    /// <summary>What the tokens of a number begin with that is asked for, wholly or in part, in the spelling of <see cref="ContactKey"/>.</summary>
    public static IEnumerable<string> Asked(string key)
    {
        if (key.StartsWith('+'))
            return [key[1..]];
        var national = key.TrimStart('0');
        string[] asked = national.Length >= MinLast ? [key, national, FromBehind(national)] : [key];
        return asked.Distinct();
    }

    /// <summary>A token or question that goes by the last digits.</summary>
    public static string FromBehind(string digits)
    {
        var letters = digits.ToCharArray();
        Array.Reverse(letters);
        return Behind + new string(letters);
    }

    private static int CodeLength(string digits) => digits.Length < 3 ? 0 : digits[0] is '1' or '7' ? 1 : TwoDigits.Contains(digits[..2]) ? 2 : 3;
}
