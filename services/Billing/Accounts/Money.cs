using CloudCrm.Billing.Rating;
using CloudCrm.Billing.Rating.Json;
using CloudCrm.Contracts;

namespace CloudCrm.Billing.Accounts;

/// <summary>Money in commands: decimal text, never negative.</summary>
internal static class Money
{
    /// <summary>The most of one amount.</summary>
    public const decimal Max = 100_000_000m;

    /// <summary>An amount in a currency; the refusal names the field.</summary>
    public static Outcome<decimal> Read(string text, string field, Currency currency) => Number(text, field, Max, currency.Decimals);

    /// <summary>An amount in a currency, or none.</summary>
    public static Outcome<decimal?> ReadOptional(string? text, string field, Currency currency) =>
        text is null ? (decimal?)null : Read(text, field, currency).Select(amount => (decimal?)amount);

    /// <summary>A number from 0 to a bound with so many decimals at most; the refusal names the field.</summary>
    public static Outcome<decimal> Number(string text, string field, decimal max, int decimals) =>
        Numbers.TryParse(text, 0, max, decimals, out var number, out var words) ? number : Refusal.Invalid(field, $"It {words}");
}
