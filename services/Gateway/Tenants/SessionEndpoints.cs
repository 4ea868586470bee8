using CloudCrm.Contracts.Tenants;
using CloudCrm.Gateway.Http;
using CloudCrm.Gateway.Tenancy;

namespace CloudCrm.Gateway.Tenants;

/// <summary>Open sessions: one's own in all tenants, and those of a tenant's members.</summary>
internal static class SessionEndpoints
{
    public static void MapSessions(this IEndpointRouteBuilder api)
    {
        var own = api.MapGroup("/account").WithTags("Account").Requires(Right.None);
        own.MapGet("/sessions", ListOwn).WithName("ListOwnSessions").Answers<Wire.Page<Wire.OpenSession>>()
            .WithSummary("One's own open sessions in all tenants, newest first.");
        own.MapDelete("/sessions/{id}", EndOwn).WithName("EndOwnSession").DuringGrace().AnswersNothing()
            .WithSummary("End one of one's own sessions: it is dead within 5 s.");
        own.MapGet("/tenants", ListTenants).WithName("ListOwnTenants").Answers<Wire.Page<Wire.AccountTenant>>()
            .WithSummary("The tenants that one is a member of, by name.");
        own.MapPost("/switch", Switch).WithName("SwitchTenant").DuringGrace().OpensSession().Unkeyed()
            .WithSummary("Open a session in another tenant of the same account, without the password.");

        var members = api.MapGroup("/members/{accountId}/sessions").WithTags("Members").Requires(Right.ManageMembers);
        members.MapGet("", ListOfMember).WithName("ListMemberSessions").Answers<Wire.Page<Wire.OpenSession>>()
            .WithSummary("A member's open sessions in this tenant, newest first.");
        members.MapDelete("/{id}", EndOfMember).WithName("EndMemberSession").AnswersNothing()
            .WithSummary("End a member's session: it is dead within 5 s.");
    }

    private static async Task<IResult> ListOwn(PageQuery page, Call call, IGrainFactory grains) => NoAccount(call)
        ?? Answer.Page(await grains.AccountReader(call.Caller.Id).Sessions(page.Cursor, page.Limit), session => ToWire(session, call));

    private static async Task<IResult> EndOwn(EntityId id, Call call, IGrainFactory grains)
    {
        if (NoAccount(call) is { } none)
            return none;
        var found = await grains.AccountReader(call.Caller.Id).FindSession(id);
        return Answer.Done(found.Try(out var tenant, out var unknown) ? await grains.Session(tenant, id).EndOf(call.Caller.Id, call.Caller) : unknown);
    }

    private static async Task<IResult> ListTenants(Call call, IGrainFactory grains) => NoAccount(call)
        ?? Answer.Page<AccountTenancy, Wire.AccountTenant>(await grains.AccountReader(call.Caller.Id).Tenancies(), tenancy => new(tenancy.Id.Value, tenancy.Name, tenancy.IsSandbox));

    private static async Task<IResult> Switch(Body<Wire.SwitchTenant> body, Call call, HttpContext http, IGrainFactory grains)
    {
        if (NoAccount(call) is { } none)
            return none;
        if (body.Value.Tenant == Guid.Empty)
            return Answer.Failed(Fault.Malformed("tenant", "An id is never all zeros."));
        var session = grains.Session(call.Tenant, call.Caller.CredentialId);
        return await BrowserDoor.Opened(http, await session.Switch(TenantId.From(body.Value.Tenant), Visitors.Of(http)));
    }

    private static async Task<IResult> ListOfMember(EntityId accountId, PageQuery page, Call call, IGrainFactory grains) =>
        Answer.Page(await grains.TenantReader(call.Tenant).Sessions(accountId, page.Cursor, page.Limit), session => ToWire(session, call));

    private static async Task<IResult> EndOfMember(EntityId accountId, EntityId id, Call call, IGrainFactory grains)
    {
        var may = await grains.Tenant(call.Tenant).MayEndSessions(accountId, call.Caller);
        return Answer.Done(may.IsOk ? await grains.Session(call.Tenant, id).EndOf(accountId, call.Caller) : may);
    }

    private static Wire.OpenSession ToWire(OpenSession session, Call call) =>
        new(session.Id, session.Tenant.Value, session.Client, session.OpenedAt, session.SeenAt, session.ExpiresAt, session.Id == call.Caller.CredentialId);

    private static IResult? NoAccount(Call call) =>
        call.Caller.Kind == ActorKind.Account ? null : Answer.Refused(Refusal.Conflict("An API key has no account.", "no_account"));
}
