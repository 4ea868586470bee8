namespace CloudCrm.Client;

/// <summary>For the operator: what tenants pay by.</summary>
public sealed class OperatorBillingCalls : Calls
{
    internal OperatorBillingCalls(Transport transport) : base(transport)
    {
    }

    /// <summary>A tenant's billing account.</summary>
    [Operation("InspectBillingAccount")]
    public Task<BillingAccount> Account(Guid tenant, CancellationToken cancellation = default) =>
        Get<BillingAccount>($"v1/operator/tenants/{tenant}/billing", cancellation);

    /// <summary>Sets what is agreed with a tenant; refused with 412 where <paramref name="version"/> is given and no longer current.</summary>
    [Operation("SetBillingTerms")]
    public Task<BillingAccount> SetTerms(Guid tenant, BillingTerms request, long? version = null, CancellationToken cancellation = default) =>
        Put<BillingAccount>($"v1/operator/tenants/{tenant}/billing/terms", request, version, cancellation);

    /// <summary>Puts an amount into a balance of a tenant.</summary>
    [Operation("AddBalance")]
    public Task<BillingAccount> Add(Guid tenant, AddBalance request, string? key = null, CancellationToken cancellation = default) =>
        Post<BillingAccount>($"v1/operator/tenants/{tenant}/billing/balances", request, key, cancellation);
}
