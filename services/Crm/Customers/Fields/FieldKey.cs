using System.Globalization;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Crm.Customers.Fields;

/// <summary>Values of the tenant's own fields: what may stand in one, and the text whose byte order is the order of the values.</summary>
internal static class FieldKey
{
    private const int MaxText = 2_000;
    private const int MaxTextKey = 100;
    private const int MaxDigits = 28;

    /// <summary>What is wrong with a value; null where it is fine. What is blank is no value, and fine in every field.</summary>
    public static Refusal? Check(CustomField field, string text, string at)
    {
        if (PlainText.Check(at, text, 0, MaxText) is { } refusal)
            return refusal;
        var fits = string.IsNullOrWhiteSpace(text) || (Of(field, text) is not null && (field.Type != FieldType.Choice || field.Choices.Contains(text)));
        return fits ? null : Refusal.Invalid(at, Wrong(field.Type));
    }

    /// <summary>The key of a value; null for what is blank. It never changes, also where the field's choices do.</summary>
    public static string? Of(CustomField field, string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        return field.Type switch
        {
            FieldType.Text => PlainText.Cut(NameKey.Of(text), MaxTextKey),
            FieldType.Number => Number(text.Trim()),
            FieldType.Date => DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? text.Trim() : null,
            FieldType.Choice => text,
            FieldType.YesNo => YesNo(text.Trim()),
            _ => null,
        };
    }

    /// <summary>
    /// A number as text in the order of numbers: a letter for its sign, the exponent, the digits. Below zero all digits are turned round, and an end mark
    /// that is greater than every digit lets the shorter of two come later.
    /// </summary>
    private static string? Number(string text)
    {
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        if (text.Count(char.IsAsciiDigit) > MaxDigits || !decimal.TryParse(text, Style, CultureInfo.InvariantCulture, out var number))
            return null;
        if (number == 0)
            return text.AsSpan().IndexOfAnyInRange('1', '9') is var digit && (digit < 0 || IsExponent(text, digit)) ? "o" : null;
        var plain = Math.Abs(number).ToString("0.############################", CultureInfo.InvariantCulture);
        var point = plain.IndexOf('.', StringComparison.Ordinal);
        var digits = plain.Replace(".", "", StringComparison.Ordinal);
        var leading = digits.Length - digits.TrimStart('0').Length;
        var exponent = (point < 0 ? plain.Length : point) - leading;
        var key = (exponent + 50).ToString("00", CultureInfo.InvariantCulture) + digits.Trim('0');
        return number > 0 ? "p" + key : "n" + string.Concat(key.Select(c => (char)('9' - (c - '0')))) + "~";
    }

    /// <summary>True when the digit belongs to the exponent of a zero, as in <c>0e5</c>; else the number is too small to tell from zero.</summary>
    private static bool IsExponent(string text, int digit) => text.AsSpan(0, digit).ContainsAny('e', 'E');

    private static string? YesNo(string text) => text.ToLowerInvariant() switch
    {
        "yes" or "true" or "1" => "yes",
        "no" or "false" or "0" => "no",
        _ => null,
    };

    private static string Wrong(FieldType type) => type switch
    {
        FieldType.Number => "Expected a number of at most 28 digits with a decimal point, such as 29.85.",
        FieldType.Date => "Expected a day, such as 2026-11-21.",
        FieldType.Choice => "This is none of the field's choices.",
        FieldType.YesNo => "Expected yes or no.",
        _ => "Expected a text.",
    };
}
