using System.Globalization;

namespace CloudCrm.Billing.Rating.Json;

/// <summary>Decimal numbers as text: digits and a point, without an exponent, never by way of floating point.</summary>
public static class Numbers
{
    private const int LengthMax = 40;

    /// <summary>Reads one.</summary>
    /// <param name="text">The text.</param>
    /// <param name="min">The least that it may be.</param>
    /// <param name="max">The most that it may be.</param>
    /// <param name="places">The most decimals that it may have; zeros at its end don't count.</param>
    /// <param name="number">The number, with the decimals that stand there.</param>
    /// <param name="words">What is wrong; a sentence that goes on after a name.</param>
    public static bool TryParse(string text, decimal min, decimal max, int places, out decimal number, out string words)
    {
        const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        words = "";
        if (text.Length is 0 or > LengthMax || !decimal.TryParse(text, Plain, CultureInfo.InvariantCulture, out number))
        {
            number = 0;
            words = "must be a decimal number in a string, such as \"0.25\".";
        }
        else if (number < min || number > max)
        {
            words = $"must be from {Exact.Text(min)} to {Exact.Text(max)}.";
        }
        else if (text.IndexOf('.', StringComparison.Ordinal) is >= 0 and var point && text[(point + 1)..].TrimEnd('0').Length > places)
        {
            words = $"must not have more than {places} decimals.";
        }

        return words.Length == 0;
    }
}
