using CloudCrm.Contracts.Tenants;
using CloudCrm.Gateway.Http;
using CloudCrm.Gateway.Tenancy;

namespace CloudCrm.Gateway.Tenants;

internal static class TeamEndpoints
{
    public static void MapTeams(this IEndpointRouteBuilder api)
    {
        var teams = api.MapGroup("/teams").WithTags("Teams");
        teams.MapGet("", List).WithName("ListTeams").Requires(Right.ReadTenant).Answers<Wire.Page<Wire.Team>>()
            .WithSummary("Teams by name, with their members.");
        teams.MapPost("", Make).WithName("MakeTeam").Requires(Right.ManageMembers).Answers<Wire.Team>(201)
            .WithSummary("Make a team.");
        teams.MapGet("/{id}", Read).WithName("ReadTeam").Requires(Right.ReadTenant).Answers<Wire.Team>()
            .WithSummary("One team, a deleted one too.");
        teams.MapPatch("/{id}", Change).WithName("ChangeTeam").Requires(Right.ManageMembers).Versioned().Answers<Wire.Team>()
            .WithSummary("Change a team's name, description or members; what is left out stays as it is.");
        teams.MapDelete("/{id}", Delete).WithName("DeleteTeam").Requires(Right.ManageMembers).TakesVersion().AnswersNothing()
            .WithSummary("Delete a team; its id keeps its name.");
        teams.MapPut("/{id}/members/{accountId}", Add).WithName("AddTeamMember").Requires(Right.ManageMembers).TakesVersion().Answers<Wire.Team>()
            .WithSummary("Put a member into a team.");
        teams.MapDelete("/{id}/members/{accountId}", Remove).WithName("RemoveTeamMember").Requires(Right.ManageMembers).TakesVersion().Answers<Wire.Team>()
            .WithSummary("Take a member out of a team.");
    }

    private static async Task<IResult> List(PageQuery page, Call call, IGrainFactory grains) =>
        Answer.Page(await grains.TenantReader(call.Tenant).Teams(page.Cursor, page.Limit), TeamWire.ToWire);

    private static async Task<IResult> Make(New<Wire.MakeTeam> body, Call call, IGrainFactory grains) => Answer.Created(
        await grains.Tenant(call.Tenant).MakeTeam(body.Value.ToCommand(body.Id), call.Caller, body.Once), TeamWire.ToWire, team => $"/v1/teams/{team.Id}");

    private static async Task<IResult> Read(EntityId id, Call call, IGrainFactory grains) =>
        Answer.Ok(await grains.Tenant(call.Tenant).Team(id), TeamWire.ToWire);

    private static async Task<IResult> Change(EntityId id, Body<Wire.ChangeTeam> body, Call call, IGrainFactory grains) =>
        Answer.Ok(await grains.Tenant(call.Tenant).ChangeTeam(id, body.Value.ToCommand(), call.ExpectedVersion, call.Caller), TeamWire.ToWire);

    private static async Task<IResult> Delete(EntityId id, Call call, IGrainFactory grains) =>
        Answer.Done(await grains.Tenant(call.Tenant).DeleteTeam(id, call.Caller, call.ExpectedVersion));

    private static Task<IResult> Add(EntityId id, EntityId accountId, Call call, IGrainFactory grains) => Set(id, accountId, true, call, grains);

    private static Task<IResult> Remove(EntityId id, EntityId accountId, Call call, IGrainFactory grains) => Set(id, accountId, false, call, grains);

    private static async Task<IResult> Set(EntityId id, EntityId accountId, bool isIn, Call call, IGrainFactory grains) =>
        Answer.Ok(await grains.Tenant(call.Tenant).SetTeamMember(id, accountId, isIn, call.Caller, call.ExpectedVersion), TeamWire.ToWire);
}
