using CloudCrm.Billing.Accounts;
using CloudCrm.Billing.Invoices.Documents;
using CloudCrm.Billing.Rating;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Billing.Payments;

/// <summary>
/// The entries of one act in the double-entry ledger. Debits are more than 0 and credits less; an act whose sides do not sum to 0 is a bug and never written.
/// </summary>
internal sealed class MoneyEntries(TenantId tenant, Guid document, Currency currency, DateTimeOffset at, string? number, string? about)
{
    private readonly SortedDictionary<MoneyAccount, decimal> _sums = [];

    /// <summary>The entries of an invoice.</summary>
    public static MoneyEntries Of(InvoiceDocument invoice, DateTimeOffset at)
    {
        var totals = invoice.Totals;
        return new MoneyEntries(invoice.Tenant, invoice.Id, invoice.Currency, at, invoice.Number, null)
            .Add(MoneyAccount.Receivable, totals.Due)
            .Add(MoneyAccount.Credits, -totals.Credits - totals.NewCredit)
            .Add(MoneyAccount.Prepaid, -totals.Prepaid)
            .Add(MoneyAccount.Revenue, -totals.Net)
            .Add(MoneyAccount.Tax, -totals.Tax);
    }

    /// <summary>The entries of a credit note: first it lowers what is owed, the rest is a credit of the tenant.</summary>
    /// <param name="note">The credit note; its amounts are negative.</param>
    /// <param name="open">What is left to pay of its invoice.</param>
    /// <param name="at">When.</param>
    public static MoneyEntries OfNote(InvoiceDocument note, decimal open, DateTimeOffset at)
    {
        var back = -note.Totals.Total;
        var lowered = Math.Min(back, open);
        return new MoneyEntries(note.Tenant, note.Id, note.Currency, at, note.Number, note.Reason)
            .Add(MoneyAccount.Revenue, -note.Totals.Net)
            .Add(MoneyAccount.Tax, -note.Totals.Tax)
            .Add(MoneyAccount.Receivable, -lowered)
            .Add(MoneyAccount.Credits, lowered - back);
    }

    /// <summary>The entries of a payment for an invoice, or of one that was taken back.</summary>
    /// <param name="invoice">The invoice.</param>
    /// <param name="step">What was decided: money that came in, and what of it was too much.</param>
    /// <param name="key">The caller-made id of the payment.</param>
    /// <param name="at">When.</param>
    public static MoneyEntries OfPayment(InvoiceDocument invoice, InvoiceStep step, string key, DateTimeOffset at) =>
        new MoneyEntries(invoice.Tenant, PaymentId(invoice.Id, key), invoice.Currency, at, invoice.Number, step.Reference)
            .Add(MoneyAccount.Cash, step.Received).Add(MoneyAccount.Receivable, step.Overpaid - step.Received).Add(MoneyAccount.Prepaid, -step.Overpaid);

    /// <summary>What the entries of a payment are about.</summary>
    public static Guid PaymentId(Guid invoiceId, string key) => Ids.From("payment", $"{invoiceId:n}", key);

    /// <summary>The entries of money that goes back to a card, from what was prepaid and from credits; or, less than 0, that did not.</summary>
    public static MoneyEntries OfRefund(TenantId tenant, Guid id, Currency currency, decimal prepaid, decimal credits, string? number, string reason, DateTimeOffset at) =>
        new MoneyEntries(tenant, id, currency, at, number, reason).Add(MoneyAccount.Prepaid, prepaid).Add(MoneyAccount.Credits, credits).Add(MoneyAccount.Cash, -prepaid - credits);

    /// <summary>The entries of an amount that is put into a balance.</summary>
    public static MoneyEntries OfBalance(TenantId tenant, AddBalance command, HeldBalance balance, DateTimeOffset at)
    {
        var isPrepaid = command.Kind == BalanceKind.Prepaid;
        return new MoneyEntries(tenant, command.Id, balance.Money(), at, null, command.Reason)
            .Add(isPrepaid ? MoneyAccount.Cash : MoneyAccount.Goodwill, balance.Available).Add(isPrepaid ? MoneyAccount.Prepaid : MoneyAccount.Credits, -balance.Available);
    }

    /// <summary>The entries of what balances pay of an invoice that is open.</summary>
    /// <param name="paid">What is paid.</param>
    /// <param name="version">The account's when it is decided: no other payment of the invoice has it.</param>
    /// <param name="at">When.</param>
    public static MoneyEntries OfSettlement(PaidFromBalances paid, long version, DateTimeOffset at) =>
        new MoneyEntries(paid.Document.Tenant, Ids.From("settlement", $"{paid.Document.Id:n}", $"{version}"), paid.Document.Currency, at, paid.Document.Number, null)
            .Add(MoneyAccount.Credits, paid.Credits).Add(MoneyAccount.Prepaid, paid.Prepaid).Add(MoneyAccount.Receivable, -paid.Credits - paid.Prepaid);

    /// <summary>Adds to an account: more than 0 is a debit.</summary>
    public MoneyEntries Add(MoneyAccount account, decimal amount)
    {
        _sums[account] = _sums.GetValueOrDefault(account) + amount;
        return this;
    }

    /// <summary>Puts the entries into an act.</summary>
    /// <exception cref="InvalidOperationException">Debits and credits differ, or an amount has parts of the minor unit.</exception>
    public void AddTo(Act act)
    {
        if (_sums.Values.Sum() != 0)
            throw new InvalidOperationException($"Debits and credits of {document} differ by {_sums.Values.Sum()}.");
        foreach (var (account, amount) in _sums.Where(sum => sum.Value != 0))
        {
            act.Insert(new MoneyEntryRow
            {
                TenantId = tenant,
                Id = Ids.From("money", $"{document:n}", $"{(short)account}"),
                At = at,
                DocumentId = document,
                Account = account,
                MinorUnits = MinorUnits.Of(amount, currency),
                Currency = currency.Code,
                Number = number,
                About = about,
            });
        }
    }
}
