using System.Text.Json;
using CloudCrm.Billing.Accounts;
using CloudCrm.Billing.Metering;
using CloudCrm.Billing.PriceBook;
using CloudCrm.Billing.Rating;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Billing.Quotes;

/// <summary>A quote; its only writer.</summary>
[GrainType("quote")]
internal sealed class QuoteGrain(
    IDbSource<BillingDb> source, IActWriter<BillingDb> writer, RunningAccounts accounts, Charges charges, Books books, MeterBook meters, TimeProvider time)
    : AggregateGrain<BillingDb>(writer), IQuoteGrain
{
    private const string Entity = "quote";

    public async Task<Outcome<Quote>> Make(MakeQuote command, Caller caller, Once once)
    {
        var (tenant, id) = GrainKeys.Parse(this.GetPrimaryKeyString());
        if (await source.Recall<BillingDb, Quote>(tenant, once) is { } recalled)
            return recalled;
        if (await Kept(tenant, id) is not null)
            return Refusal.Reused("id");
        if (!(await Priced(tenant, id, command)).Try(out var quote, out var refusal))
            return refusal;
        var act = Act.Create(tenant, new QuoteRow { TenantId = tenant, Id = id, Document = JsonSerializer.Serialize(quote, RowJson.Options) })
            .Schedule(QuotePurge.Of(tenant, quote))
            .JournalAndTell(new(quote.MadeAt, caller, Entity, id, "made", JsonSerializer.Serialize(command, RowJson.Options)))
            .Remember(RequestLog.Answer(tenant, once, quote, quote.MadeAt));
        if (await Commit(act) == CommitResult.Committed)
            return quote;
        return await source.Recall<BillingDb, Quote>(tenant, once) ?? Refusal.Reused("id");
    }

    public async Task<Outcome<Quote>> Read()
    {
        var (tenant, id) = GrainKeys.Parse(this.GetPrimaryKeyString());
        return await Kept(tenant, id) is { } quote ? quote : Refusal.NotFound(Entity);
    }

    private async Task<Outcome<Quote>> Priced(TenantId tenant, Guid id, MakeQuote command)
    {
        if (!QuoteRules.Items(command, await meters.Current()).Try(out var items, out var refusal))
            return refusal;
        if (await accounts.Find(tenant) is not var (account, calendar) || account.IsEnded)
            return Refusal.NotFound("billing account");
        var now = time.Instant();
        var book = await books.Named(account.Now.PriceVersion);
        if (!(await ChangePreview.Inputs(charges, book, tenant, calendar, account, calendar.DayOf(now), command.Plan, command.Seats)).Try(out var change, out refusal))
            return refusal;
        var (before, after) = (InvoiceCalculator.Calculate(change.Before), InvoiceCalculator.Calculate(change.Then.With(items, calendar, now)));
        var money = before.Currency;
        return new Quote(
            id, now, calendar.StartOf(account.Period.To), money.Code, change.After.Now.Plan, account.Now.PriceVersion, command, QuoteRules.Differences(before, after),
            money.Text(after.Charges - before.Charges), money.Text(after.Tax - before.Tax), money.Text(after.Total - before.Total), money.Text(before.Total), money.Text(after.Total),
            command.Plan is null && command.Seats is null ? null : change.NextPeriod(book),
            QuoteRules.Touched(await GrainFactory.BudgetBook(tenant).List(), items, before, after));
    }

    private async Task<Quote?> Kept(TenantId tenant, Guid id)
    {
        await using var db = source.ForTenant(tenant);
        var document = await db.Set<QuoteRow>().Where(row => row.TenantId == tenant && row.Id == id).Select(row => row.Document).FirstOrDefaultAsync();
        return document is null ? null : JsonSerializer.Deserialize<Quote>(document, RowJson.Options);
    }
}
