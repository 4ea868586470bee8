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

    /// <summary>With what invoices used of balances, or left as a new credit.</summary>
    public AccountStep Invoiced(IReadOnlyCollection<InvoiceDocument> invoices) => Next(
        invoices.Aggregate(this, (account, invoice) => account.After(invoice)), "invoiced",
        new Details().Fact("number", string.Join(", ", invoices.Select(it => it.Number))).Fact("due", string.Join(", ", invoices.Select(it => it.Currency.Text(it.Totals.Due)))));

    /// <summary>With how it stands.</summary>
    public AccountStep Stand(PaymentStanding standing) => standing == Standing
        ? Next(this, "", new())
        : Next(this with { Standing = standing }, "standing_changed", new Details().Change("standing", Standing, standing));

    /// <summary>With a credit that a document left.</summary>
    /// <param name="document">Its id.</param>
    /// <param name="number">Its number.</param>
    /// <param name="amount">The credit; nothing where it is 0.</param>
    /// <param name="currency">ISO 4217.</param>
    public Account Credited(Guid document, string? number, decimal amount, string currency) =>
        amount > 0 ? this with { Credits = Credits.Add(new($"{document:n}", amount, currency, number)) } : this;

    /// <summary>With so much less in its balances of a currency.</summary>
    public Account Without(decimal credits, decimal prepaid, string currency) =>
        this with { Credits = Credits.Without(credits, currency), Prepaid = Prepaid.Without(prepaid, currency) };

    private Account After(InvoiceDocument invoice)
    {
        var totals = invoice.Totals;
        var currency = invoice.Currency.Code;
        return Without(-totals.Credits, -totals.Prepaid, currency).Credited(invoice.Id, invoice.Number, totals.NewCredit, currency);
    }
}
