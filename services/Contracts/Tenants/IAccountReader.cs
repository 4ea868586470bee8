namespace CloudCrm.Contracts.Tenants;

/// <summary>What belongs to one account, over all its tenants. Key: the account.</summary>
[Alias("IAccountReader")]
public interface IAccountReader : IGrainWithStringKey
{
    /// <summary>The account's open sessions, newest first.</summary>
    [Alias("Sessions")]
    Task<Outcome<Page<OpenSession>>> Sessions(string? cursor, int limit);

    /// <summary>Which tenant an open session of the account is in; not found when it is none of this account's.</summary>
    [Alias("FindSession")]
    Task<Outcome<TenantId>> FindSession(Guid session);

    /// <summary>The tenants that the account is a member of, by name, at most 50; closed ones are left out.</summary>
    [Alias("Tenancies")]
    Task<Page<AccountTenancy>> Tenancies();
}

/// <summary>A tenant that an account is a member of.</summary>
/// <param name="Id">The tenant.</param>
/// <param name="Name">Its name.</param>
/// <param name="IsSandbox">Whether it is never billed.</param>
[GenerateSerializer, Immutable, Alias("AccountTenancy")]
public sealed record AccountTenancy([property: Id(0)] TenantId Id, [property: Id(1)] string Name, [property: Id(2)] bool IsSandbox = false);

/// <summary>An open session as its person and its tenant's admins see it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Tenant">Where it is.</param>
/// <param name="Client">What opened it, by its own words; empty when it said nothing.</param>
/// <param name="OpenedAt">When it was opened (UTC).</param>
/// <param name="SeenAt">When it was last in use (UTC), up to an hour late.</param>
/// <param name="ExpiresAt">When it ends unless it is used (UTC).</param>
[GenerateSerializer, Immutable, Alias("OpenSession")]
public sealed record OpenSession(
    [property: Id(0)] Guid Id,
    [property: Id(1)] TenantId Tenant,
    [property: Id(2)] string Client,
    [property: Id(3)] DateTimeOffset OpenedAt,
    [property: Id(4)] DateTimeOffset SeenAt,
    [property: Id(5)] DateTimeOffset ExpiresAt);

/// <summary>From where somebody comes to a door.</summary>
/// <param name="Address">The network address, as it is counted: an IPv6 host by its /64. Empty when it is not known.</param>
/// <param name="Client">What the program calls itself, at most 200 characters on one line; empty when it says nothing.</param>
[GenerateSerializer, Immutable, Alias("Visitor")]
public sealed record Visitor([property: Id(0)] string Address, [property: Id(1)] string Client)
{
    /// <summary>The address, null when it is not known.</summary>
    public string? AddressOrNull => Address.Length == 0 ? null : Address;
}
