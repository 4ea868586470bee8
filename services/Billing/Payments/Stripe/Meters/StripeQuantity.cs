using System.Globalization;

namespace CloudCrm.Billing.Payments.Stripe.Meters;

/// <summary>Quantities in the form that Stripe takes: at most 15 digits, as plain decimal text.</summary>
internal static class StripeQuantity
{
    /// <summary>Places after the point of what is told.</summary>
    public const int Places = 9;

    private const decimal Max = 999_999_999_999_999m;
    private const int DigitsMax = 15;
    private const string Format = "0.#########";

    /// <summary>A quantity that grows, to nine places: what two of them differ by always sums to the whole.</summary>
    public static decimal Round(decimal grown) => Math.Round(grown, Places, MidpointRounding.AwayFromZero);

    /// <summary>
    /// The parts that a quantity is told in, all of them together exactly it: mostly one, none of 0. What has more than 15 digits takes several, of which there are at most
    /// <paramref name="max"/>; then the rest is left.
    /// </summary>
    public static IEnumerable<decimal> Parts(decimal quantity, int max)
    {
        for (var count = 0; quantity != 0 && count < max; count++)
        {
            var part = Part(quantity);
            yield return part;
            quantity -= part;
        }
    }

    /// <summary>As Stripe reads it.</summary>
    public static string Text(decimal quantity) => quantity.ToString(Format, CultureInfo.InvariantCulture);

    private static decimal Part(decimal quantity)
    {
        if (Math.Abs(quantity) > Max)
            return quantity > 0 ? Max : -Max;
        var whole = decimal.Truncate(Math.Abs(quantity));
        var places = DigitsMax - (whole == 0 ? 0 : whole.ToString(CultureInfo.InvariantCulture).Length);
        return Math.Round(quantity, Math.Min(places, Places), MidpointRounding.ToZero);
    }
}
