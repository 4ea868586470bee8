using System.Collections.Immutable;
using CloudCrm.Billing.Invoices.Documents;
using CloudCrm.Contracts.Billing;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Billing.Accounts;

/// <summary>What invoices make of an account's balances, and how it stands.</summary>
internal sealed partial record Account
{
    /// <summary>How it stands with its payments.</summary>
    public PaymentStanding Standing { get; init; }

    /// <summary>Whether the tenant is closed and its last period is over.</summary>
    public bool IsEnded { get; init; }

    /// <summary>What is left of all balances.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public decimal BalanceLeft => Credits.Sum(it => it.Available) + Prepaid.Sum(it => it.Available);

    /// <summary>With its last period over.</summary>
    public AccountStep End() => Next(this with { IsEnded = true }, "ended", new());

    /// <summary>With what an invoice used of balances, or left as a new credit.</summary>
    public AccountStep Invoiced(InvoiceDocument invoice)
    {
        var totals = invoice.Totals;
        var after = this with { Credits = Used(Credits, -totals.Credits), Prepaid = Used(Prepaid, -totals.Prepaid) };
        if (totals.NewCredit > 0)
            after = after with { Credits = after.Credits.Add(new($"{invoice.Id:n}", totals.NewCredit)) };
        return Next(after, "invoiced", new Details().Fact("number", invoice.Number).Fact("due", invoice.Currency.Text(totals.Due)));
    }

    /// <summary>With how it stands.</summary>
    public AccountStep Stand(PaymentStanding standing) => standing == Standing
        ? Next(this, "", new())
        : Next(this with { Standing = standing }, "standing_changed", new Details().Change("standing", Standing, standing));

    /// <summary>With a credit that a credit note left.</summary>
    public Account Credited(Guid note, decimal amount) => amount > 0 ? this with { Credits = Credits.Add(new($"{note:n}", amount)) } : this;

    private static ImmutableArray<Rating.Balance> Used(ImmutableArray<Rating.Balance> balances, decimal amount)
    {
        var left = ImmutableArray.CreateBuilder<Rating.Balance>();
        foreach (var balance in balances)
        {
            var used = Math.Min(amount, balance.Available);
            amount -= used;
            if (balance.Available > used)
                left.Add(balance with { Available = balance.Available - used });
        }

        return left.ToImmutable();
    }
}
