using System.Collections.Immutable;
using CloudCrm.Billing.Accounts;
using CloudCrm.Billing.PriceBook;
using CloudCrm.Billing.Rating;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Foundation.Data;
using Orleans.Concurrency;

namespace CloudCrm.Billing.Statements;

/// <summary>A tenant's periods, rated at each question.</summary>
[GrainType("statement-reader"), StatelessWorker]
internal sealed class StatementReader(StatementPeriods periods, Books books, Charges charges, Histories histories, CostReader costs, InteractionCosts interactions, CustomerCosts customers, TimeProvider time) : Grain, IStatementReader
{
    private TenantId Tenant => GrainKeys.Parse(this.GetPrimaryKeyString()).Tenant;

    public async Task<Outcome<Statement>> Read()
    {
        var (tenant, now) = (Tenant, time.Instant());
        if (!(await periods.Find(tenant, StatementPeriod.Running)).Try(out var period, out var refusal))
            return refusal;
        var account = period.Account;
        var input = await charges.Input(tenant, period.Calendar, account);
        var history = await histories.Read(tenant, period.Calendar, account, input, now);
        var statement = InvoiceCalculator.Calculate(input).ToStatement(account.Now.Plan, account.Period, now);
        return InvoiceForecast.Of(input, history) is { } forecast ? statement.With(forecast, history.Days) : statement;
    }

    public async Task<Outcome<Statement>> WhatIf(string plan, StatementPeriod which)
    {
        var tenant = Tenant;
        if (!(await periods.Find(tenant, which)).Try(out var period, out var refusal))
            return refusal;
        var account = period.Account;
        var book = await books.Named(account.Now.PriceVersion);
        if (book.Find(plan) is null)
            return Refusal.Invalid("plan", $"Plans are {string.Join(", ", book.Plans.Select(it => it.Code))}.");
        var other = account with { Plans = [account.Plans[0] with { Plan = plan, PriceVersion = account.Now.PriceVersion }] };
        return InvoiceCalculator.Calculate(await charges.Input(tenant, period.Calendar, other)).ToStatement(plan, account.Period, time.Instant());
    }

    public async Task<Outcome<StatementCosts>> Costs(CostGroup by, StatementPeriod which)
    {
        var tenant = Tenant;
        return (await periods.Find(tenant, which)).Try(out var period, out var refusal) ? await costs.Read(tenant, period, by, time.Instant()) : refusal;
    }

    public Task<Outcome<InteractionCost>> CostOf(Guid interactionId) => interactions.Read(Tenant, interactionId);

    public Task<Outcome<CustomerCost>> CostOfCustomer(ImmutableArray<Guid> ids) => customers.Read(Tenant, ids);
}
