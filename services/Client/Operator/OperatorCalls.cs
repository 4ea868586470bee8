namespace CloudCrm.Client;

/// <summary>For the product's operator: all tenants.</summary>
public sealed class OperatorCalls : Calls
{
    private readonly Transport _transport;

    internal OperatorCalls(Transport transport) : base(transport) => _transport = transport;

    /// <summary>Signs in; the client that asked carries the token from then on.</summary>
    [Operation("SignInOperator")]
    public async Task<SignedIn> SignIn(SignInOperator request, CancellationToken cancellation = default)
    {
        var signedIn = await Post<SignedIn>("v1/operator/sessions", request, null, cancellation).ConfigureAwait(false);
        _transport.Token = signedIn.Token;
        return signedIn;
    }

    /// <summary>Signs out.</summary>
    [Operation("SignOutOperator")]
    public Task SignOut(CancellationToken cancellation = default) => Delete("v1/operator/session", cancellation);

    /// <summary>All tenants, newest first.</summary>
    public IAsyncEnumerable<Tenant> Tenants(int pageSize = 200, CancellationToken cancellation = default) =>
        Walk((cursor, stop) => TenantsPage(cursor, pageSize, stop), cancellation);

    /// <summary>One page of <see cref="Tenants"/>; <paramref name="limit"/> 1 to 1,000.</summary>
    [Operation("ListTenants")]
    public Task<Page<Tenant>> TenantsPage(string? cursor = null, int? limit = null, CancellationToken cancellation = default) =>
        Get<Page<Tenant>>(Query.To("v1/operator/tenants", ("cursor", cursor), ("limit", Query.Text(limit))), cancellation);

    /// <summary>One tenant.</summary>
    [Operation("InspectTenant")]
    public Task<Tenant> Tenant(Guid id, CancellationToken cancellation = default) => Get<Tenant>($"v1/operator/tenants/{id}", cancellation);

    /// <summary>Stops a tenant; nothing is deleted. May be repeated.</summary>
    [Operation("SuspendTenant")]
    public Task<Tenant> Suspend(Guid id, string reason, CancellationToken cancellation = default) => Set(id, "suspend", reason, cancellation);

    /// <summary>Lets a suspended tenant work again. May be repeated.</summary>
    [Operation("ReactivateTenant")]
    public Task<Tenant> Reactivate(Guid id, string reason, CancellationToken cancellation = default) => Set(id, "reactivate", reason, cancellation);

    /// <summary>Closes a tenant: no credential opens it any more. May be repeated.</summary>
    [Operation("CloseTenant")]
    public Task<Tenant> Close(Guid id, string reason, CancellationToken cancellation = default) => Set(id, "close", reason, cancellation);

    private Task<Tenant> Set(Guid id, string act, string reason, CancellationToken cancellation) =>
        Post<Tenant>($"v1/operator/tenants/{id}/{act}", new StateReason(reason), null, cancellation);
}
