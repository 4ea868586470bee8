namespace CloudCrm.Client;

/// <summary>A named group of members.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">1 to 100 characters; another team with the same name, whatever its case, is refused.</param>
/// <param name="Description">What it is for, at most 500 characters; may be empty.</param>
/// <param name="Members">The accounts in it, at most 500. Whoever leaves the tenant leaves its teams.</param>
/// <param name="DeletedAt">When it was deleted (UTC); null while it is there. Lists leave deleted teams out; by its id one can still be read.</param>
/// <param name="Version">Grows by one a change; the ETag.</param>
public sealed record Team(Guid Id, string Name, string Description, IReadOnlyList<Guid> Members, DateTimeOffset? DeletedAt, long Version) : IVersioned;

/// <summary>Makes a team.</summary>
/// <param name="Name">1 to 100 characters.</param>
/// <param name="Description">What it is for, at most 500 characters.</param>
/// <param name="Members">Accounts of members of the tenant, at most 500.</param>
/// <param name="Id">The team's id, made by the caller; when left out it is made from the Idempotency-Key.</param>
public sealed record MakeTeam(string Name, string? Description = null, IReadOnlyList<Guid>? Members = null, Guid? Id = null) : ICallerMadeId;

/// <summary>Changes a team; what is left out stays as it is.</summary>
/// <param name="Name">1 to 100 characters.</param>
/// <param name="Description">At most 500 characters; empty for none.</param>
/// <param name="Members">The whole new list, at most 500.</param>
public sealed record ChangeTeam(string? Name = null, string? Description = null, IReadOnlyList<Guid>? Members = null);
