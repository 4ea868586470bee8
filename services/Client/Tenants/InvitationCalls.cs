namespace CloudCrm.Client;

/// <summary>Invitations into the tenant.</summary>
public sealed class InvitationCalls : Calls
{
    internal InvitationCalls(Transport transport) : base(transport)
    {
    }

    /// <summary>All invitations, newest first.</summary>
    public IAsyncEnumerable<Invitation> List(int pageSize = 200, CancellationToken cancellation = default) =>
        Walk((cursor, stop) => Page(cursor, pageSize, stop), cancellation);

    /// <summary>One page of invitations; <paramref name="limit"/> 1 to 1,000.</summary>
    [Operation("ListInvitations")]
    public Task<Page<Invitation>> Page(string? cursor = null, int? limit = null, CancellationToken cancellation = default) =>
        Get<Page<Invitation>>(Query.To("v1/invitations", ("cursor", cursor), ("limit", Query.Text(limit))), cancellation);

    /// <summary>Invites an address; the answer holds the token that accepts it.</summary>
    [Operation("Invite")]
    public Task<Invitation> Invite(Invite request, string? key = null, CancellationToken cancellation = default) =>
        Post<Invitation>("v1/invitations", request, key, cancellation);

    /// <summary>Takes an open invitation back. May be repeated.</summary>
    [Operation("RevokeInvitation")]
    public Task<Invitation> Revoke(Guid id, CancellationToken cancellation = default) => Delete<Invitation>($"v1/invitations/{id}", cancellation);
}

/// <summary>Credentials of programs.</summary>
public sealed class ApiKeyCalls : Calls
{
    internal ApiKeyCalls(Transport transport) : base(transport)
    {
    }

    /// <summary>All keys, newest first, without their secrets.</summary>
    public IAsyncEnumerable<ApiKey> List(int pageSize = 200, CancellationToken cancellation = default) =>
        Walk((cursor, stop) => Page(cursor, pageSize, stop), cancellation);

    /// <summary>One page of keys; <paramref name="limit"/> 1 to 1,000.</summary>
    [Operation("ListApiKeys")]
    public Task<Page<ApiKey>> Page(string? cursor = null, int? limit = null, CancellationToken cancellation = default) =>
        Get<Page<ApiKey>>(Query.To("v1/api-keys", ("cursor", cursor), ("limit", Query.Text(limit))), cancellation);

    /// <summary>Makes a key; the answer holds its token, once.</summary>
    [Operation("MakeApiKey")]
    public Task<ApiKey> Make(MakeApiKey request, string? key = null, CancellationToken cancellation = default) =>
        Post<ApiKey>("v1/api-keys", request, key, cancellation);

    /// <summary>Revokes a key: it is dead within 3 s everywhere. May be repeated.</summary>
    [Operation("RevokeApiKey")]
    public Task<ApiKey> Revoke(Guid id, CancellationToken cancellation = default) => Delete<ApiKey>($"v1/api-keys/{id}", cancellation);
}
