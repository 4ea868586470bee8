using CloudCrm.Billing.Invoices.Documents;
using CloudCrm.Billing.Invoices.Files;
using CloudCrm.Billing.Payments;
using CloudCrm.Billing.Usage;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Billing.Accounts;

/// <summary>Invoices of the account and what is paid of them. An invoice, its entries in the ledger of money, balances and what is left to pay commit as one.</summary>
internal sealed partial class AccountGrain
{
    public async Task Issue(DateOnly periodFrom)
    {
        await Renew();
        for (var attempt = 0; attempt < 2; attempt++)
        {
            if (_account is not { } account || await Tenant() is not { } tenant || await Closed(periodFrom) is not { } closed)
                return;
            var now = time.Instant();
            var documents = new List<InvoiceDocument>();
            foreach (var draft in await drafts.Make(tenant, closed, account, now))
                documents.Add(draft.ToDocument(await Number(NumberSeries.Invoice, draft.Header)));
            var step = account.Invoiced(documents);
            // Corrections may leave a credit.
            var settled = await Settle(step.After);
            var written = await Write(account, step with { After = settled.After }, Caller.System, act =>
            {
                act.Delete(closed);
                documents.ForEach(document => Put(act, tenant.ToCalendar(), document, account, now));
                Put(act, account, settled, Caller.System, now);
            });
            if (written.IsOk)
                return;
        }

        throw new InvalidOperationException("The account is being written elsewhere: the invoice is issued at the next attempt.");
    }

    public async Task Tell(Guid documentId, InvoiceFile? file)
    {
        await Renew();
        if (_account is not { } account || await Document(documentId) is not { } document)
            return;
        var written = await Write(account, account.Stand(account.Standing), Caller.System, act => AccountNews.TellIssued(act, account, document, file));
        if (!written.IsOk)
            throw new InvalidOperationException("The account is being written elsewhere: the document goes out at the next attempt.");
    }

    public async Task Dun(Guid invoiceId)
    {
        await Renew();
        if (_account is not { } account || await Issued(invoiceId) is not { Receivable: { State: InvoiceState.Open, DueAt: { } dueAt } } it)
            return;
        var now = time.Instant();
        var standing = Dunning.Standing(await Receivables(), now);
        var written = await Write(account, account.Stand(standing), Caller.System, act =>
        {
            AccountNews.Stand(act, _tenant, account, standing, now);
            if (Dunning.News(dueAt, now) is { } news)
                AccountNews.Tell(act, account, it, news);
        });
        if (!written.IsOk)
            throw new InvalidOperationException("The account is being written elsewhere: the reminder goes out at the next attempt.");
    }

    public Task<Outcome<Invoice>> MarkPaid(Guid invoiceId, string reference, Caller caller, Once once) =>
        OnInvoice(invoiceId, caller, once, (it, _) => it.Pay(reference));

    public Task<Outcome<Invoice>> Dispute(Guid invoiceId, string reason, Caller caller, Once once) =>
        OnInvoice(invoiceId, caller, once, (it, _) => it.Dispute(reason, time.Instant()));

    public async Task Rerated(Guid invoiceId, Rerating rerating)
    {
        await Renew();
        if (_account is not { } account || await Issued(invoiceId) is not { } it)
            return;
        var details = new Details().Fact("number", it.Document.Number).Fact("isSame", rerating.IsSame).Fact("firstDifference", rerating.FirstDifference).Fact("credit", rerating.Credit);
        var written = await Write(account, account.Stand(account.Standing), Caller.System, act =>
            act.Update(it.Receivable.With(rerating)).Journal(new(time.Instant(), Caller.System, "invoice", invoiceId, "rerated", details.ToString())));
        if (!written.IsOk)
            throw new InvalidOperationException("The account is being written elsewhere: the answer is kept at the next attempt.");
    }

    public Task<Outcome<Invoice>> Uphold(Guid invoiceId, string reason, Caller caller, Once once) =>
        OnInvoice(invoiceId, caller, once, (it, header) => it.Uphold(reason, header.IssuedOn.AddDays(_account!.Terms.DueDays), time.Instant()));

    public Task<Outcome<Invoice>> Credit(Guid invoiceId, CreditInvoice command, Caller caller, Once once) =>
        OnInvoice(invoiceId, caller, once, (it, header) => it.Credit(command, header), new PendingCredit(invoiceId, command, caller, once));

    private async Task<Outcome<Invoice>> OnInvoice(
        Guid invoiceId, Caller caller, Once once, Func<IssuedInvoice, InvoiceHeader, Outcome<InvoiceStep>> decide, PendingCredit? pending = null)
    {
        // What has its number comes first: this command might make it impossible.
        foreach (var other in (await Pending()).Where(other => other.InvoiceId == invoiceId && other.Once != once))
            await Decide(invoiceId, other.Caller, other.Once, (it, header) => it.Credit(other.Command, header), other);
        return await Decide(invoiceId, caller, once, decide, pending);
    }

    private async Task<Outcome<Invoice>> Decide(
        Guid invoiceId, Caller caller, Once once, Func<IssuedInvoice, InvoiceHeader, Outcome<InvoiceStep>> decide, PendingCredit? pending)
    {
        var work = pending?.ToWork(_tenant, time.Instant());
        for (var attempt = 0; attempt < 2; attempt++)
        {
            if (await source.Recall<BillingDb, Invoice>(_tenant, once) is { } recalled)
                return recalled;
            await Renew();
            if (_account is not { } account || await Tenant() is not { } tenant || await Issued(invoiceId) is not { } it)
                return Refusal.NotFound("invoice");
            var now = time.Instant();
            var header = drafts.Header(tenant, account, Ids.From("credit-note", _tenant.ToString(), once.Key), tenant.ToCalendar().DayOf(now));
            if (!decide(it, header).Try(out var step, out var refusal))
                return refusal;
            // Nothing may refuse from here on: a number that is given out must come to stand on a document.
            if (step.Note is not null)
                await Commit(Act.Create(_tenant, work!));
            var note = step.Note is { } without ? InvoiceJson.Seal(without with { Number = await Number(NumberSeries.CreditNote, header) }) : null;
            var receivable = it.Receivable.With(step.State, MinorUnits.Of(step.Open, it.Document.Currency));
            if (step.Dispute is { } dispute)
                receivable = receivable.With(dispute, dispute.DueOn is { } due ? tenant.ToCalendar().StartOf(due.AddDays(1)) : receivable.DueAt);
            if (step.IsRerated)
                receivable = receivable.With(new Rerating(now));
            if (step.DueAgainOn is { } again)
                receivable = receivable.With(again, tenant.ToCalendar().StartOf(again.AddDays(1)));
            var receivables = (await Receivables()).Where(other => other.InvoiceId != invoiceId).Append(receivable).ToList();
            var after = account.Credited(note?.Id ?? Guid.Empty, note?.Number, step.NewCredit, it.Document.Currency.Code)
                .Overpaid(MoneyEntries.PaymentId(invoiceId, once.Key), step.Overpaid, it.Document.Currency.Code, step.Reference);
            var settled = await Settle(after, receivables);
            var standing = Dunning.Standing(receivables.Select(settled.Left), now);
            var answer = it.Document.ToContract(settled.Left(receivable));
            var written = await Write(account, settled.After.Stand(standing), caller, act =>
            {
                if (ReferenceEquals(settled.Left(receivable), receivable))
                    Align(act.Update(receivable), invoiceId, account, now);
                act.JournalAndTell(new(now, caller, "invoice", invoiceId, step.Verb, step.Details.ToString())).Remember(RequestLog.Answer(_tenant, once, answer, now));
                if (note is not null)
                {
                    act.Insert(InvoiceRow.From(note, now)).Schedule(InvoiceSending.Of(_tenant, note.Id, now)).Delete(work!);
                    MoneyEntries.OfNote(note, it.Open, now).AddTo(act);
                }
                else if (step.IsRerated)
                {
                    act.Schedule(InvoiceRerating.Of(_tenant, invoiceId, account.Version, now));
                }
                else if (step.Dispute is not null && settled.Left(receivable) is { State: InvoiceState.Open, DueAt: { } dueAt } left)
                {
                    if (dueAt != it.Receivable.DueAt)
                        AccountWork.Dun(act, _tenant, invoiceId, dueAt, now);
                    AccountNews.TellUpheld(act, account, it with { Receivable = left });
                }
                else if (step.Received != 0)
                {
                    MoneyEntries.OfPayment(it.Document, step, once.Key, now).AddTo(act);
                    if (step.DueAgainOn is not null && settled.Left(receivable) is { State: InvoiceState.Open, DueAt: { } at } owed)
                        OweAgain(act, account, it with { Receivable = owed }, at, now);
                }

                Put(act, settled.Paid, account, caller, now);
                AccountNews.Stand(act, _tenant, account, standing, now);
            });
            if (written.IsOk)
                return answer;
        }

        return pending is null ? Busy.Refusal() : throw new TimeoutException("The account is being written elsewhere: the credit note may have its number, and then it comes.");
    }

    private async Task<List<PendingCredit>> Pending()
    {
        await using var db = source.ForTenant(_tenant);
        var works = await db.DueWork.Where(work => work.TenantId == _tenant && work.Kind == PendingCredit.Kind).OrderBy(work => work.DueAt).ToListAsync();
        return works.ConvertAll(PendingCredit.Of);
    }

    private void Put(Act act, TenantCalendar calendar, InvoiceDocument document, Account before, DateTimeOffset now)
    {
        var dueAt = document.DueOn is { } due ? calendar.StartOf(due.AddDays(1)) : (DateTimeOffset?)null;
        act.Insert(InvoiceRow.From(document, now)).Insert(ReceivableRow.Of(document, dueAt));
        MoneyEntries.Of(document, now).AddTo(act);
        if (dueAt is { } at)
            AccountWork.Dun(act, _tenant, document.Id, at, now);
        act.Schedule(InvoiceSending.Of(_tenant, document.Id, now));
        Align(act, document.Id, before, now);
    }

    private async Task<string> Number(NumberSeries series, InvoiceHeader header) =>
        (await GrainFactory.InvoiceNumbers().Allocate(series, header.IssuedOn.Year, header.Id)).Value;

    private async Task<ClosedPeriodRow?> Closed(DateOnly periodFrom)
    {
        var key = ClosedPeriodRow.Key(periodFrom);
        await using var db = source.ForTenant(_tenant);
        return await db.Set<ClosedPeriodRow>().FirstOrDefaultAsync(row => row.TenantId == _tenant && row.PeriodFrom == key);
    }

    private async Task<InvoiceDocument?> Document(Guid id)
    {
        await using var db = source.ForTenant(_tenant);
        return (await db.Set<InvoiceRow>().FirstOrDefaultAsync(row => row.TenantId == _tenant && row.Id == id))?.ToDocument();
    }

    private async Task<IssuedInvoice?> Issued(Guid invoiceId)
    {
        await using var db = source.ForTenant(_tenant);
        var receivable = await db.Set<ReceivableRow>().FirstOrDefaultAsync(row => row.TenantId == _tenant && row.InvoiceId == invoiceId);
        var rows = await db.Set<InvoiceRow>().Where(row => row.TenantId == _tenant && (row.Id == invoiceId || row.RefersTo == invoiceId)).ToListAsync();
        return receivable is null ? null : new(rows.Single(row => row.Id == invoiceId).ToDocument(), receivable, [.. rows.Where(row => row.Id != invoiceId).Select(row => row.ToDocument())]);
    }

    /// <summary>Of what is not paid: no tenant has many of these before it is stopped.</summary>
    private async Task<List<ReceivableRow>> Receivables()
    {
        await using var db = source.ForTenant(_tenant);
        return await db.Set<ReceivableRow>().Where(row => row.TenantId == _tenant && row.State == InvoiceState.Open).ToListAsync();
    }
}
