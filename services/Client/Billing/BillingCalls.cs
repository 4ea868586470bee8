namespace CloudCrm.Client;

/// <summary>What the tenant pays by, and what it comes to.</summary>
public sealed class BillingCalls : Calls
{
    internal BillingCalls(Transport transport) : base(transport)
    {
    }

    /// <summary>The billing account; 404 for a sandbox, and in the first moments of a tenant.</summary>
    [Operation("ReadBillingAccount")]
    public Task<BillingAccount> Account(CancellationToken cancellation = default) => Get<BillingAccount>("v1/billing", cancellation);

    /// <summary>Changes the plan.</summary>
    [Operation("ChangePlan")]
    public Task<BillingAccount> ChangePlan(string plan, string? key = null, CancellationToken cancellation = default) =>
        Post<BillingAccount>("v1/billing/plan", new ChangePlan(plan), key, cancellation);

    /// <summary>What a change of plan or seats comes to, before it is made.</summary>
    [Operation("PreviewChange")]
    public Task<PreviewedChange> Preview(PreviewChange request, CancellationToken cancellation = default) =>
        Post<PreviewedChange>("v1/billing/preview", request, null, cancellation);

    /// <summary>Sets what stands on invoices; refused with 412 where <paramref name="version"/> is given and no longer current.</summary>
    [Operation("SetBuyer")]
    public Task<BillingAccount> SetBuyer(BillingParty request, long? version = null, CancellationToken cancellation = default) =>
        Put<BillingAccount>("v1/billing/buyer", request, version, cancellation);

    /// <summary>What the running period comes to so far, and what it is expected to come to at its end; fresh within 2 s of the acts.</summary>
    [Operation("ReadStatement")]
    public Task<Statement> Statement(CancellationToken cancellation = default) => Get<Statement>("v1/statement", cancellation);

    /// <summary>What a period would come to under another plan from its beginning on; 404 for the last one where none is over yet.</summary>
    [Operation("ReadWhatIf")]
    public Task<Statement> WhatIf(string plan, StatementPeriod period = StatementPeriod.Running, CancellationToken cancellation = default) =>
        Get<Statement>(Query.To("v1/statement/what-if", ("plan", plan), ("period", Query.Text(period))), cancellation);

    /// <summary>What the charges of a period are for; 404 for the last one where none is over yet.</summary>
    [Operation("ReadStatementCosts")]
    public Task<StatementCosts> Costs(CostGroup by, StatementPeriod period = StatementPeriod.Running, CancellationToken cancellation = default) =>
        Get<StatementCosts>(Query.To("v1/statement/costs", ("by", Query.Text(by)), ("period", Query.Text(period))), cancellation);
}
