using CloudCrm.Billing.PriceBook;
using CloudCrm.Billing.Rating;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Foundation.Data;
using Orleans.Concurrency;

namespace CloudCrm.Billing.Accounts;

/// <summary>A tenant's running period, rated at each question.</summary>
[GrainType("statement-reader"), StatelessWorker]
internal sealed class StatementReader(RunningAccounts accounts, Books books, Charges charges, TimeProvider time) : Grain, IStatementReader
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
        if (await accounts.Find(tenant) is not var (known, calendar))
            return Refusal.NotFound("statement");
        if (!(await change(known)).Try(out var account, out var refusal))
            return refusal;
        return InvoiceCalculator.Calculate(await charges.Input(tenant, calendar, account)).ToStatement(account.Now.Plan, account.Period, time.Instant());
    }
}
