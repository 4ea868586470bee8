using System.Collections.Immutable;
using CloudCrm.Billing.Accounts;
using CloudCrm.Billing.Invoices.Documents;
using CloudCrm.Contracts.Billing;

namespace CloudCrm.Billing.Payments;

/// <summary>What balances pay of open invoices in the commit in which they come. Pure.</summary>
/// <param name="After">The account without what was used.</param>
/// <param name="Paid">What is paid, oldest invoice first.</param>
internal sealed record Settlement(Account After, ImmutableArray<PaidFromBalances> Paid)
{
    /// <summary>What an account's balances pay of invoices in their currencies: credits first, each invoice before the next.</summary>
    /// <param name="account">With its balances.</param>
    /// <param name="open">Invoices that wait to be paid, oldest first.</param>
    public static Settlement Of(Account account, IEnumerable<(InvoiceDocument Document, ReceivableRow Receivable)> open)
    {
        var paid = ImmutableArray.CreateBuilder<PaidFromBalances>();
        foreach (var (document, receivable) in open)
        {
            var currency = document.Currency.Code;
            var due = MinorUnits.ToAmount(receivable.OpenMinorUnits, document.Currency);
            var credits = Math.Min(due, account.Credits.In(currency).Sum(it => it.Available));
            var prepaid = Math.Min(due - credits, account.Prepaid.In(currency).Sum(it => it.Available));
            if (credits + prepaid == 0)
                continue;
            account = account.Without(credits, prepaid, currency);
            paid.Add(new(document, receivable, credits, prepaid));
        }

        return new(account, paid.ToImmutable());
    }

    /// <summary>What is left to pay of an invoice.</summary>
    public ReceivableRow Left(ReceivableRow receivable) => Paid.FirstOrDefault(it => it.Before.InvoiceId == receivable.InvoiceId)?.After ?? receivable;
}

/// <summary>What balances pay of an invoice.</summary>
/// <param name="Document">The invoice.</param>
/// <param name="Before">What was left to pay.</param>
/// <param name="Credits">Paid by credits.</param>
/// <param name="Prepaid">Paid by what was prepaid.</param>
internal sealed record PaidFromBalances(InvoiceDocument Document, ReceivableRow Before, decimal Credits, decimal Prepaid)
{
    /// <summary>What is left to pay then.</summary>
    public ReceivableRow After
    {
        get
        {
            var left = Before.OpenMinorUnits - MinorUnits.Of(Credits + Prepaid, Document.Currency);
            return Before.With(left == 0 ? InvoiceState.Paid : Before.State, left);
        }
    }
}
