namespace CloudCrm.Client;

/// <summary>A program's credential.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">What it is for.</param>
/// <param name="Scopes">What it may do.</param>
/// <param name="CreatedAt">When it was made (UTC).</param>
/// <param name="Revoked">Whether it was revoked.</param>
/// <param name="Token">The secret; only in the answer that made it, else null.</param>
/// <param name="ExpiresAt">When it ends (UTC); null for never.</param>
/// <param name="LastUsedAt">When it was last used (UTC), up to a minute late; null before the first time.</param>
/// <param name="SeesAs">The role whose rights to fields of customers it has; all of them when null.</param>
public sealed record ApiKey(
    Guid Id,
    string Name,
    IReadOnlyList<Right> Scopes,
    DateTimeOffset CreatedAt,
    bool Revoked,
    string? Token = null,
    DateTimeOffset? ExpiresAt = null,
    DateTimeOffset? LastUsedAt = null,
    Role? SeesAs = null);

/// <summary>Makes an API key.</summary>
/// <param name="Name">What it is for, 1 to 100 characters.</param>
/// <param name="Scopes">What it may do: a subset of the maker's own rights.</param>
/// <param name="Id">The key's id, made by the caller; when left out it is made from the Idempotency-Key.</param>
/// <param name="ExpiresAt">When it ends (UTC), at most ten years from now; never when left out.</param>
/// <param name="SeesAs">The role whose rights to fields of customers it has; all of them when left out. Such a key has no right to manage the tenant, its members, keys or webhooks.</param>
public sealed record MakeApiKey(string Name, IReadOnlyList<Right> Scopes, Guid? Id = null, DateTimeOffset? ExpiresAt = null, Role? SeesAs = null) : ICallerMadeId;
