using System.Collections.Immutable;
using CloudCrm.Contracts.Tenants;

namespace CloudCrm.Crm.Tenants;

/// <summary>An account in a tenant.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="Name">A copy of its name.</param>
/// <param name="Mail">A copy of its address.</param>
/// <param name="Roles">At least one.</param>
/// <param name="HasSeat">Whether it holds a paid place.</param>
/// <param name="JoinedAt">When it joined (UTC).</param>
/// <param name="Joining">The tenant's version when it joined; sessions hold to it.</param>
/// <param name="Version">Grows by one a change.</param>
internal sealed record Membership(
    Guid AccountId, string Name, string Mail, ImmutableArray<Role> Roles, bool HasSeat, DateTimeOffset JoinedAt, long Joining, long Version)
{
    public bool IsOwner => Roles.Contains(Role.Owner);

    public Member ToContract() => new(AccountId, Name, Mail, Roles, HasSeat, JoinedAt, Version);
}
