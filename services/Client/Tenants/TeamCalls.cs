namespace CloudCrm.Client;

/// <summary>Named groups of members.</summary>
public sealed class TeamCalls : Calls
{
    internal TeamCalls(Transport transport) : base(transport)
    {
    }

    /// <summary>All teams by name, with their members; at most 100.</summary>
    public IAsyncEnumerable<Team> List(int pageSize = 100, CancellationToken cancellation = default) =>
        Walk((cursor, stop) => Page(cursor, pageSize, stop), cancellation);

    /// <summary>One page of <see cref="List"/>; <paramref name="limit"/> 1 to 1,000.</summary>
    [Operation("ListTeams")]
    public Task<Page<Team>> Page(string? cursor = null, int? limit = null, CancellationToken cancellation = default) =>
        Get<Page<Team>>(Query.To("v1/teams", ("cursor", cursor), ("limit", Query.Text(limit))), cancellation);

    /// <summary>Makes a team; the same id or key and request again gives the first answer.</summary>
    [Operation("MakeTeam")]
    public Task<Team> Make(MakeTeam request, string? key = null, CancellationToken cancellation = default) =>
        Post<Team>("v1/teams", request, key, cancellation);

    /// <summary>One team, a deleted one too.</summary>
    [Operation("ReadTeam")]
    public Task<Team> Read(Guid id, CancellationToken cancellation = default) => Get<Team>($"v1/teams/{id}", cancellation);

    /// <summary>Changes a team; refused with 412 where <paramref name="version"/> is given and no longer current.</summary>
    [Operation("ChangeTeam")]
    public Task<Team> Change(Guid id, ChangeTeam request, long? version = null, CancellationToken cancellation = default) =>
        Patch<Team>($"v1/teams/{id}", request, version, cancellation);

    /// <summary>Deletes a team; its id keeps its name. May be repeated.</summary>
    [Operation("DeleteTeam")]
    public Task Delete(Guid id, CancellationToken cancellation = default) => Delete($"v1/teams/{id}", cancellation);

    /// <summary>Puts a member into a team. May be repeated.</summary>
    [Operation("AddTeamMember")]
    public Task<Team> Add(Guid id, Guid accountId, CancellationToken cancellation = default) =>
        Put<Team>($"v1/teams/{id}/members/{accountId}", null, null, cancellation);

    /// <summary>Takes a member out of a team. May be repeated.</summary>
    [Operation("RemoveTeamMember")]
    public Task<Team> Remove(Guid id, Guid accountId, CancellationToken cancellation = default) =>
        Delete<Team>($"v1/teams/{id}/members/{accountId}", cancellation);
}
