using CloudCrm.Billing.Rating;

namespace CloudCrm.Billing.Payments.Stripe;

/// <summary>Money as Stripe counts it: New Taiwan dollars have cents there, though nobody invoices them; all else is counted as we do.</summary>
internal static class StripeMoney
{
    /// <summary>An amount that stands on an invoice, in Stripe's minor units.</summary>
    /// <exception cref="ArgumentException">It has parts of our minor unit.</exception>
    public static long Of(decimal amount, Currency currency) => OfUnits(MinorUnits.Of(amount, currency), currency);

    /// <summary>Our minor units in Stripe's.</summary>
    public static long OfUnits(long minorUnits, Currency currency) => minorUnits * Factor(currency);

    /// <summary>Stripe's minor units in ours; null where they have parts of one.</summary>
    public static long? ToUnits(long amount, Currency currency) => amount % Factor(currency) == 0 ? amount / Factor(currency) : null;

    /// <summary>The code of a currency as Stripe writes it.</summary>
    public static string Code(Currency currency) => currency.Code.ToLowerInvariant();

    private static long Factor(Currency currency) => currency == Currency.Twd ? 100 : 1;
}
