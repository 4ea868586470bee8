using CloudCrm.Contracts.Tenants;
using CloudCrm.Gateway.Http;
using CloudCrm.Gateway.Tenancy;

namespace CloudCrm.Gateway.Tenants;

internal static class InvitationEndpoints
{
    public static void MapInvitations(this IEndpointRouteBuilder api)
    {
        var invitations = api.MapGroup("/invitations").WithTags("Members").Requires(Right.ManageMembers);
        invitations.MapGet("", List).WithName("ListInvitations").Answers<Wire.Page<Wire.Invitation>>()
            .WithSummary("Invitations, newest first.");
        invitations.MapPost("", Invite).WithName("Invite").Answers<Wire.Invitation>(201)
            .WithSummary("Invite an address; the answer holds the token that accepts it.");
        invitations.MapDelete("/{id}", Revoke).WithName("RevokeInvitation").Answers<Wire.Invitation>()
            .WithSummary("Take an open invitation back.");
    }

    private static async Task<IResult> List(PageQuery page, Call call, IGrainFactory grains) =>
        Answer.Page(await grains.TenantReader(call.Tenant).Invitations(page.Cursor, page.Limit), TenantWire.ToWire);

    private static async Task<IResult> Invite(New<Wire.Invite> body, Call call, IGrainFactory grains)
    {
        var command = new Invite(body.Id, body.Value.Mail, TenantWire.ToRoles(body.Value.Roles));
        return Answer.Created(await grains.Tenant(call.Tenant).Invite(command, call.Caller, body.Once), TenantWire.ToWire);
    }

    private static async Task<IResult> Revoke(EntityId id, Call call, IGrainFactory grains) =>
        Answer.Ok(await grains.Tenant(call.Tenant).RevokeInvitation(id, call.Caller), TenantWire.ToWire);
}
