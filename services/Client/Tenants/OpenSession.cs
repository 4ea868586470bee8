namespace CloudCrm.Client;

/// <summary>An open session.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Tenant">Where it is.</param>
/// <param name="Client">What opened it, by the words of its <c>User-Agent</c>; empty when it said nothing.</param>
/// <param name="OpenedAt">When it was opened (UTC).</param>
/// <param name="SeenAt">When it was last in use (UTC), up to an hour late.</param>
/// <param name="ExpiresAt">When it ends unless it is used (UTC).</param>
/// <param name="Current">Whether it is the one that asks.</param>
public sealed record OpenSession(Guid Id, Guid Tenant, string Client, DateTimeOffset OpenedAt, DateTimeOffset SeenAt, DateTimeOffset ExpiresAt, bool Current);

/// <summary>A tenant that one is a member of.</summary>
/// <param name="Id">The tenant.</param>
/// <param name="Name">Its name.</param>
/// <param name="Sandbox">Whether it is never billed.</param>
public sealed record AccountTenant(Guid Id, string Name, bool Sandbox);

/// <summary>Opens a session in another tenant of the same account.</summary>
/// <param name="Tenant">Which one.</param>
public sealed record SwitchTenant(Guid Tenant);
