using CloudCrm.Contracts.Tenants;
using CloudCrm.Gateway.Http;
using CloudCrm.Gateway.Tenancy;

namespace CloudCrm.Gateway.Tenants;

/// <summary>A tenant's consents to support.</summary>
internal static class SupportEndpoints
{
    public static void MapSupport(this IEndpointRouteBuilder api)
    {
        var access = api.MapGroup("/support-access").WithTags("Support").Requires(Right.ManageMembers);
        access.MapGet("", List).WithName("ListSupportAccess").Answers<Wire.Page<Wire.SupportAccess>>()
            .WithSummary("Consents to support, newest first, ended ones too.");
        access.MapPost("", Grant).WithName("GrantSupportAccess").Answers<Wire.SupportAccess>(201)
            .WithSummary("Let the product's operators into this tenant for some hours; all they do there stands in its journal.");
        access.MapDelete("/{id}", Revoke).WithName("RevokeSupportAccess").Answers<Wire.SupportAccess>()
            .WithSummary("Take a consent back: who entered by it is out within 5 s.");
    }

    private static async Task<IResult> List(PageQuery page, Call call, IGrainFactory grains) =>
        Answer.Page(await grains.TenantReader(call.Tenant).SupportAccess(page.Cursor, page.Limit), ToWire);

    private static async Task<IResult> Grant(New<Wire.GrantSupport> body, Call call, IGrainFactory grains)
    {
        var command = new GrantSupport(body.Id, body.Value.Hours, body.Value.Reason, body.Value.MayChange);
        return Answer.Created(await grains.Support(call.Tenant).Grant(command, call.Caller, body.Once), ToWire);
    }

    private static async Task<IResult> Revoke(EntityId id, Call call, IGrainFactory grains) =>
        Answer.Ok(await grains.Support(call.Tenant).Revoke(id, call.Caller), ToWire);

    private static Wire.SupportAccess ToWire(SupportAccess it) => new(it.Id, it.Reason, it.MayChange, it.GrantedAt, it.ExpiresAt, it.RevokedAt, it.EnteredAt);
}
