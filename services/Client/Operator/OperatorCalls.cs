namespace CloudCrm.Client;

/// <summary>For the product's operator: all tenants.</summary>
public sealed class OperatorCalls : Calls
{
    private readonly Transport _transport;

    internal OperatorCalls(Transport transport) : base(transport) => (_transport, Meters, Billing, Stripe) = (transport, new(transport), new(transport), new(transport));

    /// <summary>What is counted.</summary>
    public OperatorMeterCalls Meters { get; }

    /// <summary>What tenants pay by.</summary>
    public OperatorBillingCalls Billing { get; }

    /// <summary>What Stripe has.</summary>
    public OperatorStripeCalls Stripe { get; }

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

    /// <summary>All tenants that fit, newest first.</summary>
    public IAsyncEnumerable<Tenant> Tenants(int pageSize = 200, TenantFilter? filter = null, CancellationToken cancellation = default) =>
        Walk((cursor, stop) => TenantsPage(cursor, pageSize, filter, stop), cancellation);

    /// <summary>One page of <see cref="Tenants"/>; <paramref name="limit"/> 1 to 1,000.</summary>
    [Operation("ListTenants")]
    public Task<Page<Tenant>> TenantsPage(string? cursor = null, int? limit = null, TenantFilter? filter = null, CancellationToken cancellation = default) => Get<Page<Tenant>>(
        Query.To(
            "v1/operator/tenants", ("name", filter?.Name), ("plan", filter?.Plan), ("tenantState", filter?.State is { } state ? Query.Text(state) : null), ("payment", filter?.Payment is { } payment ? Query.Text(payment) : null),
            ("cursor", cursor), ("limit", Query.Text(limit))),
        cancellation);

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

    /// <summary>What the client's credential stands for.</summary>
    [Operation("ReadOperatorSession")]
    public Task<OperatorSession> Session(CancellationToken cancellation = default) => Get<OperatorSession>("v1/operator/session", cancellation);

    /// <summary>Those who operate the product, the first one first.</summary>
    [Operation("ListOperators")]
    public Task<Page<OperatorAccount>> Operators(CancellationToken cancellation = default) => Get<Page<OperatorAccount>>("v1/operator/operators", cancellation);

    /// <summary>Invites another one, who sets a password by a mailed link.</summary>
    [Operation("InviteOperator")]
    public Task<OperatorAccount> Invite(InviteOperator request, string? key = null, CancellationToken cancellation = default) =>
        Post<OperatorAccount>("v1/operator/operators", request, key, cancellation);

    /// <summary>Removes one; never the last. Its sessions are dead within 5 s.</summary>
    [Operation("RemoveOperator")]
    public Task Remove(Guid id, CancellationToken cancellation = default) => Delete($"v1/operator/operators/{id}", cancellation);

    /// <summary>One page of all operators' open sessions, newest first; <paramref name="limit"/> 1 to 1,000.</summary>
    [Operation("ListOperatorSessions")]
    public Task<Page<OpenOperatorSession>> SessionsPage(string? cursor = null, int? limit = null, CancellationToken cancellation = default) =>
        Get<Page<OpenOperatorSession>>(Query.To("v1/operator/sessions", ("cursor", cursor), ("limit", Query.Text(limit))), cancellation);

    /// <summary>Ends one of them: it is dead within 5 s.</summary>
    [Operation("EndOperatorSession")]
    public Task EndSession(Guid id, CancellationToken cancellation = default) => Delete($"v1/operator/sessions/{id}", cancellation);

    /// <summary>One page of the journal of operators and accounts, after a sequence number; <paramref name="limit"/> 1 to 1,000.</summary>
    [Operation("ReadOperatorJournal")]
    public Task<Page<JournalEntry>> JournalPage(long after = 0, int? limit = null, JournalFilter? filter = null, CancellationToken cancellation = default) =>
        Get<Page<JournalEntry>>(Query.To("v1/operator/journal", [("after", Query.Text(after)), ("limit", Query.Text(limit)), .. (filter ?? new()).Parts()]), cancellation);

    /// <summary>The entries of it that fit as a CSV file.</summary>
    [Operation("ExportOperatorJournal")]
    public async Task<Stream> ExportJournal(JournalFilter? filter = null, CancellationToken cancellation = default)
    {
        var response = await Download(Query.To("v1/operator/journal/export", (filter ?? new()).Parts()), cancellation).ConfigureAwait(false);
        return await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Enters a tenant that consented. The answer's token is a session there, for a client of its own; this one goes on as the operator. Refused as <c>no_support_access</c>.</summary>
    [Operation("EnterTenant")]
    public Task<SignedIn> Enter(Guid id, CancellationToken cancellation = default) => Post<SignedIn>($"v1/operator/tenants/{id}/support", null, null, cancellation);

    private Task<Tenant> Set(Guid id, string act, string reason, CancellationToken cancellation) =>
        Post<Tenant>($"v1/operator/tenants/{id}/{act}", new StateReason(reason), null, cancellation);
}
