using System.Globalization;
using CloudCrm.Billing.Rating;

namespace CloudCrm.Billing.Invoices.Documents;

/// <summary>Decimals in the one form that they have in documents.</summary>
internal static class Figures
{
    /// <summary>Without needless zeros.</summary>
    public static decimal? Plain(decimal? number) => number is { } it ? decimal.Parse(Exact.Text(it == 0 ? 0 : it), CultureInfo.InvariantCulture) : null;

    /// <summary>Always with the currency's decimals.</summary>
    public static decimal Money(decimal amount, Currency currency) => decimal.Parse(currency.Text(amount == 0 ? 0 : amount), CultureInfo.InvariantCulture);
}
