using CloudCrm.Billing.PriceBook;
using CloudCrm.Billing.Rating;
using CloudCrm.Billing.Usage;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Orleans.Concurrency;

namespace CloudCrm.Billing.Accounts;

/// <summary>A tenant's running period, rated at each question.</summary>
[GrainType("statement-reader"), StatelessWorker]
internal sealed class StatementReader(IDbSource<BillingDb> source, Books books, Charges charges, TimeProvider time) : Grain, IStatementReader
{
    public Task<Outcome<Statement>> Read() => Rate(account => Task.FromResult<Outcome<Account>>(account));

    public Task<Outcome<Statement>> WhatIf(string plan) => Rate(async account =>
    {
        var book = await books.Named(account.Now.PriceVersion);
        return book.Find(plan) is null
            ? Refusal.Invalid("plan", $"Plans are {string.Join(", ", book.Plans.Select(it => it.Code))}.")
            : account with { Plans = [account.Plans[0] with { Plan = plan, PriceVersion = account.Now.PriceVersion }] };
    });

    private async Task<Outcome<Statement>> Rate(Func<Account, Task<Outcome<Account>>> change)
    {
        var (tenant, _) = GrainKeys.Parse(this.GetPrimaryKeyString());
        if (await Account(tenant) is not var (known, calendar))
            return Refusal.NotFound("statement");
        // Work that is due soon ends the period; nobody is to see the old one until then.
        if (calendar.StartOf(known.Period.To) <= time.Instant())
        {
            await GrainFactory.BillingAccount(tenant).Renew();
            (known, _) = await Account(tenant) ?? (known, calendar);
        }

        if (!(await change(known)).Try(out var account, out var refusal))
            return refusal;
        return InvoiceCalculator.Calculate(await charges.Input(tenant, calendar, account)).ToStatement(account.Now.Plan, account.Period, time.Instant());
    }

    private async Task<(Account Account, TenantCalendar Calendar)?> Account(TenantId tenant)
    {
        await using var db = source.ForTenant(tenant);
        var row = await db.Set<AccountRow>().FirstOrDefaultAsync(row => row.TenantId == tenant);
        return row is not null && await UsageQuery.Calendar(db, tenant) is { } calendar ? (row.ToAccount(), calendar) : null;
    }
}
