using CloudCrm.Contracts.Billing;

namespace CloudCrm.Tests.Billing.Simulation;

/// <summary>What a collector of cards brings, and takes away again.</summary>
internal sealed partial class OracleAccount
{
    /// <summary>Whether the tenant is closed: its running period is the last one.</summary>
    public bool IsClosed { get; set; }

    /// <summary>Whether the last period is over.</summary>
    public bool IsEnded { get; private set; }

    /// <summary>A card paid: what is left, and what is more is prepaid.</summary>
    public void Receive(OracleInvoice invoice, Ratio amount)
    {
        var (currency, paid) = (invoice.Period.Currency, Ratio.Min(amount, invoice.Open));
        Take(currency, amount);
        invoice.Open -= paid;
        if (paid > 0 && invoice.Open.IsZero)
            invoice.State = InvoiceState.Paid;
        if (amount > paid)
            Prepaid.Add(new(currency, amount - paid));
        Settle();
    }

    /// <summary>The bank took a payment back: it is owed again, and due anew.</summary>
    public void LosePayment(OracleInvoice invoice, Ratio amount, DateTimeOffset now)
    {
        Take(invoice.Period.Currency, -amount);
        invoice.Open += amount;
        var dueAt = _calendar.StartOf(_calendar.DayOf(now).AddDays(Terms.DueDays + 1));
        (invoice.State, invoice.DueAt) = (invoice.State == InvoiceState.Disputed ? InvoiceState.Disputed : InvoiceState.Open, dueAt > invoice.DueAt ? dueAt : invoice.DueAt);
        Settle();
    }

    /// <summary>What a balance has in a currency goes back to a card: first what was prepaid.</summary>
    public void Refund(Ratio amount, string currency)
    {
        Take(currency, -amount);
        foreach (var balances in new[] { Prepaid, Credits })
        {
            for (var i = 0; i < balances.Count; i++)
            {
                var part = balances[i].Currency == currency ? Ratio.Min(amount, balances[i].Left) : 0;
                balances[i] = balances[i] with { Left = balances[i].Left - part };
                amount -= part;
            }

            balances.RemoveAll(it => it.Left.IsZero);
        }
    }
}
