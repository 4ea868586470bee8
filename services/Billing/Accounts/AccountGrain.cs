using CloudCrm.Billing.Metering;
using CloudCrm.Billing.Payments;
using CloudCrm.Billing.PriceBook;
using CloudCrm.Billing.Rating.Steps;
using CloudCrm.Billing.Statements;
using CloudCrm.Billing.Usage;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Billing.Accounts;

/// <summary>A tenant's billing account; its only writer. Before every command the periods that are over are ended, so that a decision always stands in the running one.</summary>
[GrainType("billing-account")]
internal sealed partial class AccountGrain(
    IDbSource<BillingDb> source, IActWriter<BillingDb> writer, Books books, MeterBook meters, Charges charges, InvoiceDrafts drafts, IPaymentPort payments, TimeProvider time)
    : AggregateGrain<BillingDb>(writer), IBillingAccountGrain
{
    private const string Entity = "billing_account";
    private const string ClosedState = "Closed";
    private TenantId _tenant;
    private Account? _account;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        (_tenant, _) = GrainKeys.Parse(this.GetPrimaryKeyString());
        return Load(cancellationToken);
    }

    public async Task Open()
    {
        if (_account is not null)
            return;
        // The two messages of the opening go their own ways; the scheduler tries again.
        var tenant = await Tenant() ?? throw new InvalidOperationException("What Billing is to know of the tenant has not come yet: its account is opened at the next attempt.");
        if (tenant.IsSandbox)
            return;
        var (calendar, now) = (tenant.ToCalendar(), time.Instant());
        var opened = calendar.PeriodOf(tenant.OpenedAt);
        var account = Account.Open(
            tenant.Plan, calendar.DayOf(tenant.OpenedAt), new(opened.FirstDay, opened.EndDay), await books.InForce(tenant.OpenedAt), Terms.Usual);
        var act = Act.Create(_tenant, AccountRow.From(_tenant, account)).Journal(new(now, Caller.System, Entity, _tenant.Value, "opened", new Details().Fact("plan", tenant.Plan).ToString()));
        AccountWork.Begin(act, _tenant, opened);
        act.Schedule(AnomalyWork.Of(_tenant, calendar, calendar.DayOf(now)));
        if (await Commit(act) == CommitResult.Committed)
            _account = account;
        else
            await Load();
    }

    public async Task Renew()
    {
        while (_account is { } account && await Tenant() is { } tenant)
        {
            var (calendar, now) = (tenant.ToCalendar(), time.Instant());
            if (account.IsEnded || now < calendar.StartOf(account.Period.To))
                return;
            var next = calendar.PeriodOf(calendar.StartOf(account.Period.To));
            var isLookedAt = await AnomalyWork.IsUnderWay(source, _tenant);
            var step = tenant.State == ClosedState ? account.End() : account.Renew(new(next.FirstDay, next.EndDay), DiscountLines.Left(account.Terms.Coupons));
            var written = await Write(account, step, Caller.System, act =>
            {
                AccountWork.Issue(act.Insert(ClosedPeriodRow.From(_tenant, account)), _tenant, account.Period.From, next.Start);
                if (!step.After.IsEnded)
                {
                    AccountWork.Begin(act, _tenant, next);
                    // For accounts from before there was such work; it goes on by itself.
                    if (!isLookedAt)
                        act.InsertIfAbsent(AnomalyWork.Of(_tenant, calendar, calendar.DayOf(now).AddDays(-1)));
                }

                AccountNews.Plan(act, _tenant, account, step.After);
            });
            if (!written.IsOk)
                return;
        }
    }

    public async Task Notice()
    {
        await Renew();
        if (_account is not { } account || await Tenant() is not { } tenant)
            return;
        var book = await books.InForce(tenant.ToCalendar().StartOf(account.Period.To));
        if (book.Version != (account.NextVersion ?? account.Now.PriceVersion))
        {
            var (money, plan) = (account.Money(), account.NextPlan ?? account.Now.Plan);
            var isSame = account.Terms.Over((await BookOf(account)).Find(plan)!, money).Costs(account.Terms.Over(book.Find(plan)!, money));
            await Write(account, account.Told(book.Version), Caller.System, act =>
            {
                if (!isSame)
                    AccountNews.TellPrices(act, _tenant, account, book.Version);
            });
        }
    }

    public async Task<Outcome<BillingAccount>> Read()
    {
        await Renew();
        return await Answer();
    }

    public Task<Outcome<BillingAccount>> ChangePlan(string plan, long? expectedVersion, Caller caller, Once once) =>
        Do(caller, once, async (account, today) => account.ChangePlan(plan, await BookOf(account), today, expectedVersion));

    public Task<Outcome<BillingAccount>> SetBuyer(BillingParty buyer, long? expectedVersion, Caller caller) =>
        Do(caller, null, (account, _) => Task.FromResult(account.SetBuyer(buyer, expectedVersion)));

    public Task<Outcome<BillingAccount>> SetTerms(BillingTerms terms, long? expectedVersion, Caller caller) =>
        Do(caller, null, async (account, _) => Terms.From(terms, await meters.Fresh(), await BookOf(account)).Then(kept => account.SetTerms(kept, expectedVersion)));

    public async Task<Outcome<PreviewedChange>> Preview(string? plan, int? seats)
    {
        await Renew();
        if (_account is not { } account || await Tenant() is not { } tenant)
            return Refusal.NotFound("billing account");
        var calendar = tenant.ToCalendar();
        return await ChangePreview.Of(charges, await BookOf(account), _tenant, calendar, account, calendar.DayOf(time.Instant()), plan, seats, time.Instant());
    }

    private async Task<Outcome<BillingAccount>> Do(Caller caller, Once? once, Func<Account, DateOnly, Task<Outcome<AccountStep>>> decide, Action<Account, AccountStep, Act>? more = null)
    {
        for (var attempt = 0; attempt < 2; attempt++)
        {
            if (once is not null && await source.Recall<BillingDb, BillingAccount>(_tenant, once) is { } recalled)
                return recalled;
            await Renew();
            if (_account is not { } account || await Tenant() is not { } tenant)
                return Refusal.NotFound("billing account");
            if (!(await decide(account, tenant.ToCalendar().DayOf(time.Instant()))).Try(out var step, out var refusal))
                return refusal;
            var answer = step.After.ToContract(tenant.ToCalendar());
            if (account.IsSame(step) && once is null)
                return answer;
            var written = await Write(account, step, caller, act =>
            {
                AccountNews.Plan(act, _tenant, account, step.After);
                more?.Invoke(account, step, act);
                if (once is not null)
                    act.Remember(RequestLog.Answer(_tenant, once, answer, time.Instant()));
            });
            if (written.IsOk)
                return answer;
        }

        return Busy.Refusal();
    }

    private async Task<Outcome<Done>> Write(Account before, AccountStep step, Caller caller, Action<Act> more)
    {
        var now = time.Instant();
        var same = before.IsSame(step);
        var after = same ? before with { Version = before.Version + 1 } : step.After;
        var act = Act.Change(_tenant, AccountRow.From(_tenant, after), before.Version);
        if (step.Verb.Length > 0)
            act.JournalAndTell(new(now, caller, Entity, _tenant.Value, step.Verb, step.Details));
        more(act);
        if (await Commit(act) == CommitResult.Committed)
        {
            _account = after;
            return Done.Ok;
        }

        await Load();
        return Busy.Refusal();
    }

    private Task<Book> BookOf(Account account) => books.Named(account.Now.PriceVersion);

    private async Task<Outcome<BillingAccount>> Answer() =>
        _account is { } account && await Tenant() is { } tenant ? account.ToContract(tenant.ToCalendar()) : Refusal.NotFound("billing account");

    private async Task<BillingTenantRow?> Tenant()
    {
        await using var db = source.ForTenant(_tenant);
        return await db.Set<BillingTenantRow>().FirstOrDefaultAsync(row => row.TenantId == _tenant);
    }

    private async Task Load(CancellationToken cancellation = default)
    {
        await using var db = source.ForTenant(_tenant);
        _account = (await db.Set<AccountRow>().FirstOrDefaultAsync(row => row.TenantId == _tenant, cancellation))?.ToAccount();
    }
}
