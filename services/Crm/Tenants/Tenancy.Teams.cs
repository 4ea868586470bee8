using System.Collections.Immutable;
using System.Text;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Crm.Tenants;

/// <summary>Teams. Whoever is in one is a member of the tenant.</summary>
internal sealed partial record Tenancy
{
    private const int MaxTeamName = 100;
    private const int MaxTeamDescription = 500;

    /// <summary>The teams that are there, and those that were deleted by this very step.</summary>
    public ImmutableDictionary<Guid, Team> Teams { get; init; } = ImmutableDictionary<Guid, Team>.Empty;

    /// <summary>The form in which two names of teams are the same.</summary>
    public static string TeamKey(string name) => TenancyRows.NameKey(name.Normalize(NormalizationForm.FormKC));

    public Outcome<Step> Make(MakeTeam command, Standing by)
    {
        if (Bars(by, Right.ManageMembers) is { } bar)
            return bar;
        if (Teams.Count >= Contracts.Tenants.Teams.Max)
            return Refusal.LimitReached($"A tenant has at most {Contracts.Tenants.Teams.Max} teams.", "too_many_teams");
        var team = new Team(command.Id, command.Name, command.Description, Sorted(command.Members), DeletedAt: null, Version: 1);
        if (CheckTeam(team) is { } wrong)
            return wrong;
        var details = new Details().Fact("name", team.Name).Fact("description", team.Description).Fact("members", team.Members);
        return Next(With(team), new("team", team.Id, "made", details.ToString()));
    }

    public Outcome<Step> Change(Guid id, ChangeTeam command, long? expectedVersion, Standing by)
    {
        if (Bars(by, Right.ManageMembers) is { } bar)
            return bar;
        if (!Teams.TryGetValue(id, out var before))
            return Refusal.NotFound("team");
        if (Misses(expectedVersion, before.Version) is { } stale)
            return stale;
        var after = before with
        {
            Name = command.Name ?? before.Name,
            Description = command.Description ?? before.Description,
            Members = command.Members is { } members ? Sorted(members) : before.Members,
        };
        return CheckTeam(after) is { } wrong ? wrong : Next(before, after);
    }

    public Outcome<Step> SetTeamMember(Guid id, Guid accountId, bool isIn, long? expectedVersion, Standing by)
    {
        if (Bars(by, Right.ManageMembers) is { } bar)
            return bar;
        if (!Teams.TryGetValue(id, out var team))
            return Refusal.NotFound("team");
        if (!Members.ContainsKey(accountId))
            return Refusal.NotFound("member");
        var members = team.Members.Where(other => other != accountId);
        return Change(id, new(null, null, isIn ? [.. members, accountId] : [.. members]), expectedVersion, by);
    }

    /// <summary>A deleted team has no members any more; what it was called stays.</summary>
    public Outcome<Step> DeleteTeam(Guid id, long? expectedVersion, DateTimeOffset now, Standing by)
    {
        if (Bars(by, Right.ManageMembers) is { } bar)
            return bar;
        if (!Teams.TryGetValue(id, out var team))
            return Refusal.NotFound("team");
        if (Misses(expectedVersion, team.Version) is { } stale)
            return stale;
        var details = new Details().Fact("name", team.Name).Fact("members", team.Members);
        return Next(With(team with { Members = [], DeletedAt = now, Version = team.Version + 1 }), new("team", id, "deleted", details.ToString()));
    }

    /// <summary>The teams without somebody who leaves the tenant, and what that changes in them.</summary>
    private (ImmutableDictionary<Guid, Team> Teams, ImmutableArray<Happening> Happenings) TeamsWithout(Guid accountId)
    {
        var left = Teams.Values.Where(team => team.Members.Contains(accountId))
            .Select(team => (Before: team, After: team with { Members = team.Members.Remove(accountId), Version = team.Version + 1 })).ToImmutableArray();
        return (
            Teams.SetItems(left.Select(team => KeyValuePair.Create(team.After.Id, team.After))),
            [.. left.OrderBy(team => team.After.Id).Select(team => Changed(team.Before, team.After))]);
    }

    private Refusal? CheckTeam(Team team)
    {
        if ((PlainText.CheckName("name", team.Name, MaxTeamName) ?? PlainText.Check("description", team.Description, 0, MaxTeamDescription)) is { } wrong)
            return wrong;
        if (team.Members.Length > Contracts.Tenants.Teams.MaxMembers)
            return Refusal.LimitReached($"A team has at most {Contracts.Tenants.Teams.MaxMembers} members.", "too_many_members", "members");
        if (team.Members.Any(member => !Members.ContainsKey(member)))
            return Refusal.Invalid("members", "There is no such member.", "not_found");
        return Teams.Values.Any(other => other.Id != team.Id && TeamKey(other.Name) == TeamKey(team.Name))
            ? Refusal.Conflict("Another team has this name.", "name_taken", "name")
            : null;
    }

    private Outcome<Step> Next(Team before, Team after)
    {
        if (before.Name == after.Name && before.Description == after.Description && before.Members.SequenceEqual(after.Members))
            return Stay();
        after = after with { Version = before.Version + 1 };
        return Next(With(after), Changed(before, after));
    }

    private static Happening Changed(Team before, Team after) => new("team", after.Id, "changed", new Details()
        .Change("name", before.Name, after.Name).Change("description", before.Description, after.Description)
        .ChangeList("members", before.Members, after.Members).ToString());

    private Tenancy With(Team team) => this with { Teams = Teams.SetItem(team.Id, team) };

    private static ImmutableArray<Guid> Sorted(ImmutableArray<Guid> members) => [.. members.Distinct().Order()];
}
