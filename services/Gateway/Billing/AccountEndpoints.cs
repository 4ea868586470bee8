using CloudCrm.Contracts.Billing;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Gateway.Http;
using CloudCrm.Gateway.Operator;
using CloudCrm.Gateway.Tenancy;

namespace CloudCrm.Gateway.Billing;

/// <summary>What a tenant pays by, for itself and for the operator.</summary>
internal static class AccountEndpoints
{
    public static void MapBilling(this IEndpointRouteBuilder api)
    {
        var billing = api.MapGroup("").WithTags("Billing");
        billing.MapGet("/billing", Read).WithName("ReadBillingAccount").Requires(Right.ReadUsage).Answers<Wire.BillingAccount>()
            .WithSummary("What the tenant pays by, and in which billing period it is.");
        billing.MapPost("/billing/plan", ChangePlan).WithName("ChangePlan").Requires(Right.ManageBilling).Keyed().Answers<Wire.BillingAccount>()
            .WithSummary("Change the plan: one of a higher rank from today on, another one from the next period on.");
        billing.MapPost("/billing/preview", Preview).WithName("PreviewChange").Requires(Right.ReadUsage).Unkeyed().Answers<Wire.PreviewedChange>()
            .WithSummary("What a change of plan or seats comes to, before it is made.");
        billing.MapPut("/billing/buyer", SetBuyer).WithName("SetBuyer").Requires(Right.ManageBilling).Versioned().Answers<Wire.BillingAccount>()
            .WithSummary("Set what stands on invoices.");
        billing.MapGet("/statement", ReadStatement).WithName("ReadStatement").Requires(Right.ReadUsage).Answers<Wire.Statement>()
            .WithSummary("What the running period comes to, line by line, if nothing more happens, and what it is expected to come to.");
        billing.MapGet("/statement/what-if", WhatIf).WithName("ReadWhatIf").Requires(Right.ReadUsage).Answers<Wire.Statement>()
            .WithSummary("What the running period, or the last one that is over, would come to under another plan.");
        billing.MapGet("/statement/costs", Costs).WithName("ReadStatementCosts").Requires(Right.ReadUsage).Answers<Wire.StatementCosts>()
            .WithSummary("The charges of a period by day, meter, channel, user or customer, to the last cent.");

        var tenants = api.MapGroup("/operator/tenants/{id}/billing").WithTags("Operator").Requires(Right.Operate).AddEndpointFilter<RouteGroupBuilder, OperatorWitness>();
        tenants.MapGet("", Inspect).WithName("InspectBillingAccount").Answers<Wire.BillingAccount>()
            .WithSummary("What a tenant pays by.");
        tenants.MapPut("/terms", SetTerms).WithName("SetBillingTerms").Versioned().Answers<Wire.BillingAccount>()
            .WithSummary("Set what is agreed with a tenant: negotiated prices, coupons, commitments, tax.");
        tenants.MapPost("/balances", Add).WithName("AddBalance").Answers<Wire.BillingAccount>()
            .WithSummary("Put a credit or something prepaid into a tenant's balance.");
    }

    private static async Task<IResult> Read(Call call, IGrainFactory grains) => Answer.Ok(await grains.BillingAccount(call.Tenant).Read(), AccountWire.ToWire);

    private static async Task<IResult> ChangePlan(Body<Wire.ChangePlan> body, Call call, IGrainFactory grains) => Answer.Ok(
        await grains.BillingAccount(call.Tenant).ChangePlan(body.Value.Plan, call.ExpectedVersion, call.Caller, call.OnceOnRoute(body.Value)!), AccountWire.ToWire);

    private static async Task<IResult> Preview(Body<Wire.PreviewChange> body, Call call, IGrainFactory grains) =>
        Answer.Ok(await grains.BillingAccount(call.Tenant).Preview(body.Value.Plan, body.Value.Seats), AccountWire.ToWire);

    private static async Task<IResult> SetBuyer(Body<Wire.BillingParty> body, Call call, IGrainFactory grains) =>
        Answer.Ok(await grains.BillingAccount(call.Tenant).SetBuyer(body.Value.ToCommand(), call.ExpectedVersion, call.Caller), AccountWire.ToWire);

    private static async Task<IResult> ReadStatement(Call call, IGrainFactory grains) => Answer.List(await grains.StatementReader(call.Tenant).Read(), AccountWire.ToWire);

    private static async Task<IResult> WhatIf(WhatIfQuery query, Call call, IGrainFactory grains) =>
        Answer.List(await grains.StatementReader(call.Tenant).WhatIf(query.Plan, query.Period), AccountWire.ToWire);

    private static async Task<IResult> Costs(CostQuery query, Call call, IGrainFactory grains) =>
        query.By == CostGroup.Customer && !call.Principal.Rights.HasFlag(Right.ReadCustomers)
            ? Answer.Refused(Refusal.Forbidden("Costs by customer take the right readCustomers too."))
            : Answer.List(await grains.StatementReader(call.Tenant).Costs(query.By, query.Period), AccountWire.ToWire);

    private static async Task<IResult> Inspect(EntityId id, IGrainFactory grains) =>
        Answer.Ok(await OnTenant(id, account => account.Read(), grains), AccountWire.ToWire);

    private static async Task<IResult> SetTerms(EntityId id, Body<Wire.BillingTerms> body, Call call, IGrainFactory grains) =>
        Answer.Ok(await OnTenant(id, account => account.SetTerms(body.Value.ToCommand(), call.ExpectedVersion, call.Caller), grains), AccountWire.ToWire);

    private static async Task<IResult> Add(EntityId id, New<Wire.AddBalance> body, Call call, IGrainFactory grains) =>
        Answer.Ok(await OnTenant(id, account => account.Add(body.Value.ToCommand(body.Id), call.Caller, body.Once), grains), AccountWire.ToWire);

    /// <summary>The empty id can't name a tenant, so it is unknown before any grain is asked.</summary>
    private static async Task<Outcome<BillingAccount>> OnTenant(EntityId id, Func<IBillingAccountGrain, Task<Outcome<BillingAccount>>> act, IGrainFactory grains) =>
        id.Value == Guid.Empty ? Refusal.NotFound("billing account") : await act(grains.BillingAccount(TenantId.From(id)));
}
