using CloudCrm.Billing.Rating;

namespace CloudCrm.Billing.Payments;

/// <summary>Money as whole minor units of its currency, in which both databases can sum it exactly.</summary>
internal static class MinorUnits
{
    /// <summary>An amount in minor units.</summary>
    /// <exception cref="ArgumentException">It has parts of a minor unit.</exception>
    public static long Of(decimal amount, Currency currency)
    {
        var units = amount * Scale(currency);
        return units == decimal.Truncate(units) ? (long)units : throw new ArgumentException($"{amount} {currency} has parts of a minor unit.", nameof(amount));
    }

    /// <summary>The amount.</summary>
    public static decimal ToAmount(long units, Currency currency) => units / Scale(currency);

    private static decimal Scale(Currency currency) => currency.Decimals switch
    {
        0 => 1m,
        2 => 100m,
        _ => throw new ArgumentOutOfRangeException(nameof(currency)),
    };
}
