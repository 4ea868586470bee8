using System.Collections.Immutable;
using CloudCrm.Billing.Rating;

namespace CloudCrm.Billing.Accounts;

/// <summary>Money of the tenant that its invoices in one currency are paid from.</summary>
/// <param name="Code">Which one.</param>
/// <param name="Available">What is left of it; more than 0.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="About">Why it was given, or the number of the document that left it; null where that was not kept.</param>
internal sealed record HeldBalance(string Code, decimal Available, string Currency, string? About = null);

/// <summary>Balances as invoices see them: those of one currency, in their order.</summary>
internal static class HeldBalances
{
    /// <summary>What an invoice in a currency can be paid from.</summary>
    public static ImmutableArray<Balance> In(this ImmutableArray<HeldBalance> balances, string currency) =>
        [.. balances.Where(it => it.Currency == currency).Select(it => new Balance(it.Code, it.Available, it.About))];

    /// <summary>The balances of an invoice as an account holds them.</summary>
    public static ImmutableArray<HeldBalance> Held(this ImmutableArray<Balance> balances, string currency) => [.. balances.Select(it => new HeldBalance(it.Code, it.Available, currency, it.About))];

    /// <summary>What is left when an invoice in a currency has used so much.</summary>
    public static ImmutableArray<HeldBalance> Without(this ImmutableArray<HeldBalance> balances, decimal amount, string currency)
    {
        var left = ImmutableArray.CreateBuilder<HeldBalance>();
        foreach (var balance in balances)
        {
            var used = balance.Currency == currency ? Math.Min(amount, balance.Available) : 0;
            amount -= used;
            if (balance.Available > used)
                left.Add(balance with { Available = balance.Available - used });
        }

        return left.ToImmutable();
    }
}
