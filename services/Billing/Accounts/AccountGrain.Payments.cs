using CloudCrm.Billing.Payments;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Billing.Accounts;

/// <summary>What a collector tells of payments, and what goes back by it.</summary>
internal sealed partial class AccountGrain
{
    public Task<Outcome<Invoice>> Receive(Guid invoiceId, long minorUnits, string reference, Caller caller, Once once) =>
        OnInvoice(invoiceId, caller, once, (it, _) => it.Receive(MinorUnits.ToAmount(minorUnits, it.Document.Currency), reference));

    public Task<Outcome<Invoice>> TakeBack(Guid invoiceId, long minorUnits, string reference, Caller caller, Once once) => OnInvoice(
        invoiceId, caller, once,
        (it, header) => it.TakeBack(MinorUnits.ToAmount(minorUnits, it.Document.Currency), reference, header.IssuedOn.AddDays(_account!.Terms.DueDays)));

    public async Task Warn(Guid invoiceId, PaymentTrouble trouble)
    {
        await Renew();
        if (_account is not { } account || await Issued(invoiceId) is not { } it)
            return;
        var written = await Write(account, account.Stand(account.Standing), Caller.System, act => AccountNews.TellTrouble(act, account, it, trouble));
        if (!written.IsOk)
            throw new InvalidOperationException("The account is being written elsewhere: the news goes out at the next attempt.");
    }

    public async Task<Outcome<BillingAccount>> Refund(RefundPayment command, Caller caller, Once once)
    {
        if (!payments.IsOn)
            return Refusal.Conflict("Nothing was collected by card.", "not_paid_by_card");
        if (command.Reason is not { Length: >= 1 and <= 500 })
            return Refusal.Invalid("reason", "1 to 500 characters.");
        if (await Document(command.InvoiceId) is not { RefersTo: null } invoice)
            return Refusal.NotFound("invoice");
        if (!Money.Read(command.Amount, "amount", invoice.Currency).Try(out var amount, out var refusal))
            return refusal;
        if (amount == 0)
            return Refusal.Invalid("amount", "It must be more than 0.");
        var (prepaid, credits, ordered) = (0m, 0m, new OrderedRefund(command.Id, invoice.Id, MinorUnits.Of(amount, invoice.Currency), invoice.Currency.Code, command.Reason));
        return await Do(caller, once, (account, _) => Task.FromResult(account.Refund(amount, ordered.Currency, invoice.Number, command.Reason).Select(it =>
        {
            (prepaid, credits) = (it.Prepaid, it.Credits);
            return it.Step;
        })), (_, _, act) =>
        {
            var now = time.Instant();
            MoneyEntries.OfRefund(_tenant, Ids.From("refund", $"{ordered.Id:n}"), invoice.Currency, prepaid, credits, invoice.Number, command.Reason, now).AddTo(act);
            act.Schedule(PaymentWork.Refund(_tenant, ordered, now));
        });
    }

    public async Task RefundRefused(Guid refundId, Guid invoiceId, long minorUnits, string reason)
    {
        if (await Document(invoiceId) is not { } invoice)
            throw new InvalidOperationException("The invoice of a refund is not there.");
        var amount = MinorUnits.ToAmount(minorUnits, invoice.Currency);
        var paid = (Settlement?)null;
        var kept = await Do(Caller.System, new($"refund-refused {refundId:n}", ""), async (account, _) =>
        {
            var step = account.Refused(refundId, amount, invoice.Currency.Code, invoice.Number);
            paid = await Settle(step.After);
            return step with { After = paid.After };
        }, (account, _, act) =>
        {
            MoneyEntries.OfRefund(_tenant, Ids.From("refund", $"{refundId:n}", "refused"), invoice.Currency, 0, -amount, invoice.Number, reason, time.Instant()).AddTo(act);
            Put(act, account, paid!, Caller.System, time.Instant());
        });
        if (!kept.IsOk)
            throw new InvalidOperationException("The account is being written elsewhere: the money is a credit again at the next attempt.");
    }

    /// <summary>Has the collector look at an invoice, where there is one.</summary>
    private void Align(Act act, Guid invoiceId, Account before, DateTimeOffset now)
    {
        if (payments.IsOn)
            act.Schedule(PaymentWork.Align(_tenant, invoiceId, $"{before.Version}", now));
    }

    /// <summary>Reminds people of an invoice that waits to be paid again.</summary>
    private void OweAgain(Act act, Account account, IssuedInvoice it, DateTimeOffset dueAt, DateTimeOffset now)
    {
        AccountWork.Dun(act, _tenant, it.Document.Id, dueAt, now);
        AccountNews.TellOwedAgain(act, account, it);
    }
}
