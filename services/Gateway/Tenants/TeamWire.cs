using System.Collections.Immutable;
using CloudCrm.Contracts.Tenants;

namespace CloudCrm.Gateway.Tenants;

/// <summary>Teams on the wire.</summary>
internal static class TeamWire
{
    public static Wire.Team ToWire(Team team) => new(team.Id, team.Name, team.Description, team.Members, team.DeletedAt, team.Version);

    public static MakeTeam ToCommand(this Wire.MakeTeam team, Guid id) => new(id, team.Name, team.Description ?? "", team.Members?.ToImmutableArray() ?? []);

    public static ChangeTeam ToCommand(this Wire.ChangeTeam team) => new(team.Name, team.Description, team.Members?.ToImmutableArray());
}
