using CloudCrm.Contracts.Billing;

namespace CloudCrm.Billing.Rating.Steps;

/// <summary>Pays what is due from what the tenant has already.</summary>
internal static class BalanceLines
{
    public static List<InvoiceLine> Of(LineKind kind, IEnumerable<Balance> balances, IReadOnlyList<InvoiceLine> lines, Currency money)
    {
        var due = lines.Sum(line => line.Amount);
        var used = new List<InvoiceLine>();
        foreach (var balance in balances)
        {
            var paid = Math.Min(due, WholeUnits(balance.Available, money));
            if (paid <= 0)
                continue;
            used.Add(new(kind, balance.Code, -paid) { About = balance.About });
            due -= paid;
        }

        return used;
    }

    /// <summary>What is left to the tenant when the sum is negative.</summary>
    public static IEnumerable<InvoiceLine> Remainder(IReadOnlyList<InvoiceLine> lines)
    {
        var due = lines.Sum(line => line.Amount);
        if (due < 0)
            yield return new(LineKind.NewCredit, "credit", -due);
    }

    // Never more than there is, as rounding to the nearest might.
    private static decimal WholeUnits(decimal available, Currency money) => decimal.Round(available, money.Decimals, MidpointRounding.ToZero);
}
