using CloudCrm.Contracts;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Crm.Tenants;

/// <summary>Teams.</summary>
internal sealed partial class TenantGrain
{
    public async Task<Outcome<Team>> MakeTeam(MakeTeam command, Caller caller, Once once)
    {
        if (await source.Recall<CrmDb, Team>(_id, once) is { } recalled)
            return recalled;
        if ((await Team(command.Id)).IsOk)
            return Refusal.Reused("id");
        var made = await Do(caller, (tenancy, by) => tenancy.Make(command, by), tenancy => tenancy.Teams[command.Id], once);
        return !made.IsOk && made.Refusal.Kind == RefusalKind.Conflict ? await source.Recall<CrmDb, Team>(_id, once) ?? made : made;
    }

    public async Task<Outcome<Team>> Team(Guid id) =>
        _tenancy?.Teams.GetValueOrDefault(id) ?? await TeamRows.LoadDeleted(source, _id, id) ?? (Outcome<Team>)Refusal.NotFound("team");

    public async Task<Outcome<Team>> ChangeTeam(Guid id, ChangeTeam command, long? expectedVersion, Caller caller) =>
        await Deleted(id) ?? await Do(caller, (tenancy, by) => tenancy.Change(id, command, expectedVersion, by), tenancy => tenancy.Teams[id]);

    public async Task<Outcome<Team>> SetTeamMember(Guid id, Guid accountId, bool isIn, Caller caller, long? expectedVersion = null) =>
        await Deleted(id) ?? await Do(caller, (tenancy, by) => tenancy.SetTeamMember(id, accountId, isIn, expectedVersion, by), tenancy => tenancy.Teams[id]);

    public async Task<Outcome<Done>> DeleteTeam(Guid id, Caller caller, long? expectedVersion = null)
    {
        if (_tenancy?.Teams.ContainsKey(id) != true && await TeamRows.LoadDeleted(source, _id, id) is { } gone)
            return expectedVersion is { } expected && expected != gone.Version ? Refusal.Stale() : Done.Ok;
        return await Do(caller, (tenancy, by) => tenancy.DeleteTeam(id, expectedVersion, time.Instant(), by), _ => new Done());
    }

    /// <summary>The answer to changes of a team that was deleted; null for others.</summary>
    private async Task<Outcome<Team>?> Deleted(Guid id)
    {
        if (_tenancy?.Teams.ContainsKey(id) == true || await TeamRows.LoadDeleted(source, _id, id) is null)
            return null;
        return Refusal.Conflict("This team was deleted.", "team_deleted");
    }
}
