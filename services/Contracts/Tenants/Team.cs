using System.Collections.Immutable;

namespace CloudCrm.Contracts.Tenants;

/// <summary>A named group of members.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">1 to 100 characters; no two teams that are there have the same one, whatever its case.</param>
/// <param name="Description">What it is for, at most 500 characters; may be empty.</param>
/// <param name="Members">Accounts that are members of the tenant, each once, at most <see cref="Teams.MaxMembers"/>.</param>
/// <param name="DeletedAt">When it was deleted (UTC); null while it is there. A deleted team keeps its name, so that what speaks of it can be read.</param>
/// <param name="Version">Grows by one a change.</param>
[GenerateSerializer, Immutable, Alias("Team")]
public sealed record Team(
    [property: Id(0)] Guid Id,
    [property: Id(1)] string Name,
    [property: Id(2)] string Description,
    [property: Id(3)] ImmutableArray<Guid> Members,
    [property: Id(4)] DateTimeOffset? DeletedAt,
    [property: Id(5)] long Version);

/// <summary>The bounds of teams.</summary>
public static class Teams
{
    /// <summary>The most teams of a tenant; deleted ones don't count.</summary>
    public const int Max = 100;

    /// <summary>The most members of a team.</summary>
    public const int MaxMembers = 500;
}

/// <summary>Makes a team.</summary>
/// <param name="Id">The team's id, made by the caller.</param>
/// <param name="Name">1 to 100 characters.</param>
/// <param name="Description">At most 500 characters.</param>
/// <param name="Members">Members of the tenant.</param>
[GenerateSerializer, Immutable, Alias("MakeTeam")]
public sealed record MakeTeam(
    [property: Id(0)] Guid Id, [property: Id(1)] string Name, [property: Id(2)] string Description, [property: Id(3)] ImmutableArray<Guid> Members);

/// <summary>Changes a team; null leaves what it is about as it is.</summary>
/// <param name="Name">1 to 100 characters.</param>
/// <param name="Description">At most 500 characters.</param>
/// <param name="Members">The whole new list.</param>
[GenerateSerializer, Immutable, Alias("ChangeTeam")]
public sealed record ChangeTeam([property: Id(0)] string? Name, [property: Id(1)] string? Description, [property: Id(2)] ImmutableArray<Guid>? Members);
