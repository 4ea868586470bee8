using System.Collections.Immutable;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Crm.Tenants.Rows;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Crm.Tenants;

/// <summary>Teams' way from rows and back.</summary>
internal static class TeamRows
{
    /// <summary>The teams that are there.</summary>
    public static async Task<ImmutableDictionary<Guid, Team>> Load(CrmDb db, TenantId tenant, CancellationToken cancellation)
    {
        var rows = await db.Set<TeamRow>().Where(t => t.TenantId == tenant && t.DeletedAt == null).ToListAsync(cancellation);
        return (await Complete(db, tenant, rows, cancellation)).ToImmutableDictionary(team => team.Id);
    }

    /// <summary>Teams with their members.</summary>
    public static async Task<IReadOnlyList<Team>> Complete(CrmDb db, TenantId tenant, IReadOnlyCollection<TeamRow> rows, CancellationToken cancellation = default)
    {
        if (rows.Count == 0)
            return [];
        var ids = rows.Select(row => row.Id).ToList();
        var members = (await db.Set<TeamMemberRow>().Where(m => m.TenantId == tenant && ids.Contains(m.TeamId)).ToListAsync(cancellation))
            .ToLookup(m => m.TeamId, m => m.AccountId);
        return [.. rows.Select(row => ToTeam(row, members[row.Id]))];
    }

    /// <summary>A team that was deleted; null where it is there, or never was.</summary>
    public static async Task<Team?> LoadDeleted(IDbSource<CrmDb> source, TenantId tenant, Guid id)
    {
        await using var db = source.ForTenant(tenant);
        var row = await db.Set<TeamRow>().FirstOrDefaultAsync(t => t.TenantId == tenant && t.Id == id && t.DeletedAt != null);
        return row is null ? null : ToTeam(row, []);
    }

    /// <summary>What is different among the teams of a step.</summary>
    public static void Add(Act act, Tenancy? before, Tenancy after)
    {
        var old = before?.Teams ?? ImmutableDictionary<Guid, Team>.Empty;
        foreach (var (id, team) in after.Teams)
        {
            var was = old.GetValueOrDefault(id);
            if (ReferenceEquals(was, team))
                continue;
            if (was is null)
                act.Insert(ToRow(after.Id, team));
            else
                act.Update(ToRow(after.Id, team));
            foreach (var account in (was?.Members ?? []).Except(team.Members))
                act.Delete(new TeamMemberRow { TenantId = after.Id, TeamId = id, AccountId = account });
            foreach (var account in team.Members.Except(was?.Members ?? []))
                act.Insert(new TeamMemberRow { TenantId = after.Id, TeamId = id, AccountId = account });
        }
    }

    private static Team ToTeam(TeamRow row, IEnumerable<Guid> members) => new(row.Id, row.Name, row.Description, [.. members.Order()], row.DeletedAt, row.Version);

    private static TeamRow ToRow(TenantId tenant, Team team) => new()
    {
        TenantId = tenant,
        Id = team.Id,
        Name = team.Name,
        NameKey = Tenancy.TeamKey(team.Name),
        Description = team.Description,
        DeletedAt = team.DeletedAt,
        Version = team.Version,
    };
}
