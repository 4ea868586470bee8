using CloudCrm.Contracts.Tenants;
using CloudCrm.Gateway.Http;
using CloudCrm.Gateway.Tenancy;

namespace CloudCrm.Gateway.Tenants;

internal static class MemberEndpoints
{
    public static void MapMembers(this IEndpointRouteBuilder api)
    {
        var members = api.MapGroup("/members").WithTags("Members");
        members.MapGet("", List).WithName("ListMembers").Requires(Right.ReadTenant).Answers<Wire.Page<Wire.Member>>()
            .WithSummary("Members by name.");
        members.MapGet("/{accountId}", Read).WithName("ReadMember").Requires(Right.ReadTenant).Answers<Wire.Member>()
            .WithSummary("One member.");
        members.MapPatch("/{accountId}", Change).WithName("ChangeMember").Requires(Right.ManageMembers).Versioned().Answers<Wire.Member>()
            .WithSummary("Set a member's roles.");
        members.MapDelete("/{accountId}", Remove).WithName("RemoveMember").Requires(Right.ManageMembers).TakesVersion().AnswersNothing()
            .WithSummary("End a membership: its seat is free and its sessions are dead.");
        members.MapDelete("/{accountId}/two-factor", ResetFactor).WithName("ResetMemberFactor").Requires(Right.ManageMembers).AnswersNothing()
            .WithSummary("Take the second factor off for a member who lost it and is in no other tenant; the member's sessions end.");
        members.MapPut("/{accountId}/seat", AssignSeat).WithName("AssignSeat").Requires(Right.ManageSeats).TakesVersion().Answers<Wire.Member>()
            .WithSummary("Give a member a seat.");
        members.MapDelete("/{accountId}/seat", ReleaseSeat).WithName("ReleaseSeat").Requires(Right.ManageSeats).TakesVersion().Answers<Wire.Member>()
            .WithSummary("Take a member's seat back.");
    }

    private static async Task<IResult> List(PageQuery page, Call call, IGrainFactory grains) =>
        Answer.Page(await grains.TenantReader(call.Tenant).Members(page.Cursor, page.Limit), TenantWire.ToWire);

    private static async Task<IResult> Read(EntityId accountId, Call call, IGrainFactory grains) =>
        Answer.Ok(await grains.Tenant(call.Tenant).Member(accountId), TenantWire.ToWire);

    private static async Task<IResult> Change(EntityId accountId, Body<Wire.ChangeMember> body, Call call, IGrainFactory grains)
    {
        var roles = TenantWire.ToRoles(body.Value.Roles);
        return Answer.Ok(await grains.Tenant(call.Tenant).ChangeMember(accountId, roles, call.ExpectedVersion, call.Caller), TenantWire.ToWire);
    }

    private static async Task<IResult> Remove(EntityId accountId, Call call, IGrainFactory grains) =>
        Answer.Done(await grains.Tenant(call.Tenant).RemoveMember(accountId, call.Caller, call.ExpectedVersion));

    private static async Task<IResult> ResetFactor(EntityId accountId, Call call, IGrainFactory grains)
    {
        var may = await grains.Tenant(call.Tenant).MayEndSessions(accountId, call.Caller);
        return Answer.Done(may.IsOk ? await grains.Account(accountId).ResetTwoFactor(call.Tenant, call.Caller) : may);
    }

    private static async Task<IResult> AssignSeat(EntityId accountId, Call call, IGrainFactory grains) =>
        Answer.Ok(await grains.Tenant(call.Tenant).AssignSeat(accountId, call.Caller, call.ExpectedVersion), TenantWire.ToWire);

    private static async Task<IResult> ReleaseSeat(EntityId accountId, Call call, IGrainFactory grains) =>
        Answer.Ok(await grains.Tenant(call.Tenant).ReleaseSeat(accountId, call.Caller, call.ExpectedVersion), TenantWire.ToWire);
}
