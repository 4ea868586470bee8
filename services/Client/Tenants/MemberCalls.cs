namespace CloudCrm.Client;

/// <summary>Who belongs to the tenant.</summary>
public sealed class MemberCalls : Calls
{
    internal MemberCalls(Transport transport) : base(transport)
    {
    }

    /// <summary>All members by name.</summary>
    public IAsyncEnumerable<Member> List(int pageSize = 200, CancellationToken cancellation = default) =>
        Walk((cursor, stop) => Page(cursor, pageSize, stop), cancellation);

    /// <summary>One page of members; <paramref name="limit"/> 1 to 1,000.</summary>
    [Operation("ListMembers")]
    public Task<Page<Member>> Page(string? cursor = null, int? limit = null, CancellationToken cancellation = default) =>
        Get<Page<Member>>(Query.To("v1/members", ("cursor", cursor), ("limit", Query.Text(limit))), cancellation);

    /// <summary>One member.</summary>
    [Operation("ReadMember")]
    public Task<Member> Read(Guid accountId, CancellationToken cancellation = default) => Get<Member>($"v1/members/{accountId}", cancellation);

    /// <summary>Sets a member's roles; the last owner stays one.</summary>
    [Operation("ChangeMember")]
    public Task<Member> Change(Guid accountId, ChangeMember request, long? version = null, CancellationToken cancellation = default) =>
        Patch<Member>($"v1/members/{accountId}", request, version, cancellation);

    /// <summary>Ends a membership, frees its seat and kills its sessions.</summary>
    [Operation("RemoveMember")]
    public Task Remove(Guid accountId, CancellationToken cancellation = default) => Delete($"v1/members/{accountId}", cancellation);

    /// <summary>Gives a member a seat; refused where none is free. May be repeated.</summary>
    [Operation("AssignSeat")]
    public Task<Member> AssignSeat(Guid accountId, CancellationToken cancellation = default) =>
        Put<Member>($"v1/members/{accountId}/seat", null, null, cancellation);

    /// <summary>Takes a member's seat back. May be repeated.</summary>
    [Operation("ReleaseSeat")]
    public Task<Member> ReleaseSeat(Guid accountId, CancellationToken cancellation = default) =>
        Delete<Member>($"v1/members/{accountId}/seat", cancellation);

    /// <summary>Takes the second factor off for a member who lost it and is in no other tenant; an owner's by owners only. Its sessions end.</summary>
    [Operation("ResetMemberFactor")]
    public Task ResetTwoFactor(Guid accountId, CancellationToken cancellation = default) => Delete($"v1/members/{accountId}/two-factor", cancellation);

    /// <summary>A member's open sessions in this tenant, newest first.</summary>
    public IAsyncEnumerable<OpenSession> Sessions(Guid accountId, int pageSize = 200, CancellationToken cancellation = default) =>
        Walk((cursor, stop) => SessionsPage(accountId, cursor, pageSize, stop), cancellation);

    /// <summary>One page of <see cref="Sessions"/>; <paramref name="limit"/> 1 to 1,000.</summary>
    [Operation("ListMemberSessions")]
    public Task<Page<OpenSession>> SessionsPage(Guid accountId, string? cursor = null, int? limit = null, CancellationToken cancellation = default) =>
        Get<Page<OpenSession>>(Query.To($"v1/members/{accountId}/sessions", ("cursor", cursor), ("limit", Query.Text(limit))), cancellation);

    /// <summary>Ends a member's session: it is dead within 5 s everywhere. An owner's is ended by owners only.</summary>
    [Operation("EndMemberSession")]
    public Task EndSession(Guid accountId, Guid id, CancellationToken cancellation = default) => Delete($"v1/members/{accountId}/sessions/{id}", cancellation);
}
