using System.Globalization;

namespace CloudCrm.Billing.Rating;

/// <summary>How finely and how far rating counts before anything is rounded for an invoice.</summary>
/// <remarks>
/// A quantity or amount is a fixed-point number: put to <see cref="Places"/> decimals as soon as it is made. So differences of cumulative amounts
/// are exact and the parts of a period sum to the whole, whatever was divided on the way.
/// </remarks>
public static class Exact
{
    /// <summary>Decimals of a quantity, a price or an unrounded amount.</summary>
    public const int Places = 12;

    /// <summary>The highest price, flat fee, minimum, maximum or free amount.</summary>
    public const decimal PriceMax = 1_000_000_000m;

    /// <summary>The highest quantity; amounts of it at <see cref="PriceMax"/> stay inside what a decimal holds.</summary>
    public const decimal QuantityMax = 1_000_000_000_000_000m;

    /// <summary>The smallest package.</summary>
    public const decimal PackageMin = 0.001m;

    /// <summary>The number at <see cref="Places"/> decimals, half away from zero.</summary>
    public static decimal Put(decimal number) => decimal.Round(number, Places, MidpointRounding.AwayFromZero);

    /// <summary>As text without needless zeros, and with at least so many decimals.</summary>
    public static string Text(decimal number, int decimalsMin = 0) =>
        number.ToString($"0.{new string('0', decimalsMin)}{new string('#', 28 - decimalsMin)}", CultureInfo.InvariantCulture);

    /// <summary>The share of a number that <paramref name="days"/> of <paramref name="ofDays"/> days make.</summary>
    public static decimal Share(decimal number, int days, int ofDays) => days == ofDays ? number : Put(number * days / ofDays);
}
