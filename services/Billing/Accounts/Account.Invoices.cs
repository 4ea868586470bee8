using CloudCrm.Billing.Invoices.Documents;
using CloudCrm.Contracts;
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

    /// <summary>With what was paid beyond what was owed.</summary>
    /// <param name="payment">The payment's id.</param>
    /// <param name="amount">What was too much; nothing where it is 0.</param>
    /// <param name="currency">ISO 4217.</param>
    /// <param name="reference">What the payment can be found by.</param>
    public Account Overpaid(Guid payment, decimal amount, string currency, string? reference) =>
        amount > 0 ? this with { Prepaid = Prepaid.Add(new($"{payment:n}", amount, currency, reference)) } : this;

    /// <summary>With so much less in its balances of a currency: what goes back to a card is first of what was prepaid.</summary>
    public Outcome<(AccountStep Step, decimal Prepaid, decimal Credits)> Refund(decimal amount, string currency, string? number, string reason)
    {
        var prepaid = Math.Min(amount, Prepaid.In(currency).Sum(it => it.Available));
        var credits = amount - prepaid;
        if (credits > Credits.In(currency).Sum(it => it.Available))
            return Refusal.Conflict("No more is paid back than lies in the balance of this currency.", "balance_too_small", "amount");
        var details = new Details().Fact("invoice", number).Fact("amount", amount).Fact("currency", currency).Fact("reason", reason);
        return (Next(Without(credits, prepaid, currency), "refunded", details), prepaid, credits);
    }

    /// <summary>With a refund that the card did not take: it is a credit again.</summary>
    public AccountStep Refused(Guid refund, decimal amount, string currency, string? number) => Next(
        Credited(refund, number, amount, currency), "refund_refused", new Details().Fact("invoice", number).Fact("amount", amount).Fact("currency", currency));

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
