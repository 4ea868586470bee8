using CloudCrm.Contracts.Tenants;
using CloudCrm.Gateway.Http;
using CloudCrm.Gateway.Tenancy;
using CloudCrm.Gateway.Tenants;

namespace CloudCrm.Gateway.Operator;

/// <summary>For the product's operator, across tenants.</summary>
internal static class OperatorEndpoints
{
    public static void MapOperator(this IEndpointRouteBuilder api)
    {
        var door = api.MapGroup("/operator").WithTags("Operator");
        door.MapPost("/sessions", SignIn).WithName("SignInOperator").Anonymous().AddEndpointFilter(new DoorFilter(Door.SignIn)).OpensSession().Unkeyed()
            .WithSummary("Sign in as the operator.");
        door.MapGet("/session", ReadSession).WithName("ReadOperatorSession").RequiresOperator().Answers<Wire.OperatorSession>()
            .WithSummary("What this operator's credential stands for.");
        door.MapDelete("/session", SignOut).WithName("SignOutOperator").RequiresOperator().AnswersNothing()
            .WithSummary("Sign the operator out.");

        var tenants = api.MapGroup("/operator/tenants").WithTags("Operator").Requires(Right.Operate).AddEndpointFilter<RouteGroupBuilder, OperatorWitness>();
        tenants.MapGet("", List).WithName("ListTenants").Answers<Wire.Page<Wire.Tenant>>()
            .WithSummary("All tenants, newest first.");
        tenants.MapGet("/{id}", Inspect).WithName("InspectTenant").Answers<Wire.Tenant>()
            .WithSummary("One tenant.");
        tenants.MapPost("/{id}/support", Enter).WithName("EnterTenant").OpensSession().Unkeyed()
            .WithSummary("Enter a tenant that consented to support; the session ends with the consent and with the operator's own.");
        tenants.MapPost("/{id}/suspend", Suspend).WithName("SuspendTenant").TakesVersion().Answers<Wire.Tenant>()
            .WithSummary("Stop a tenant; nothing is deleted.");
        tenants.MapPost("/{id}/reactivate", Reactivate).WithName("ReactivateTenant").TakesVersion().Answers<Wire.Tenant>()
            .WithSummary("Let a suspended tenant work again.");
        tenants.MapPost("/{id}/close", Close).WithName("CloseTenant").TakesVersion().Answers<Wire.Tenant>()
            .WithSummary("Close a tenant: no credential opens it any more.");
    }

    private static async Task<IResult> SignIn(Body<Wire.SignInOperator> body, HttpContext http, IGrainFactory grains) =>
        await BrowserDoor.Opened(http, await grains.FrontDoor().SignInOperator(body.Value.Mail, body.Value.Password, body.Value.Code, Visitors.Of(http)));

    private static IResult ReadSession(Call call, HttpContext http) => Answer.Ok<Principal, Wire.OperatorSession>(
        call.Principal, it => new(it.Caller.Id, !it.Rights.HasFlag(Right.Operate), it.ExpiresAt, SessionCookies.CsrfOrNull(http)));

    private static async Task<IResult> SignOut(Call call, HttpContext http, SessionEnding ending)
    {
        var presented = Presented.Of(http);
        SessionCookies.Clear(http, presented);
        return Answer.Done(await ending.End(call, presented.Token));
    }

    private static async Task<IResult> List(TenantsQuery query, IGrainFactory grains) =>
        Answer.Page(await grains.OperatorReader().Tenants(query.Filter, query.Cursor, query.Limit), TenantWire.ToWire);

    private static async Task<IResult> Inspect(EntityId id, IGrainFactory grains) =>
        Answer.Ok(await OnTenant(id, tenant => grains.Tenant(tenant).Read()), TenantWire.ToWire);

    private static async Task<IResult> Enter(EntityId id, Call call, HttpContext http, TimeProvider time, IGrainFactory grains)
    {
        if (id.Value == Guid.Empty)
            return Answer.Refused(Refusal.NotFound("tenant"));
        return await BrowserDoor.Opened(http, await grains.SupportSession(TenantId.From(id), Guid.CreateVersion7(time.GetUtcNow())).Open(call.Caller));
    }

    private static Task<IResult> Suspend(EntityId id, Body<Wire.StateReason> body, Call call, IGrainFactory grains) =>
        SetTo(TenantState.Suspended, id, body.Value, call, grains);

    private static Task<IResult> Reactivate(EntityId id, Body<Wire.StateReason> body, Call call, IGrainFactory grains) =>
        SetTo(TenantState.Active, id, body.Value, call, grains);

    private static Task<IResult> Close(EntityId id, Body<Wire.StateReason> body, Call call, IGrainFactory grains) =>
        SetTo(TenantState.Closed, id, body.Value, call, grains);

    private static async Task<IResult> SetTo(TenantState state, EntityId id, Wire.StateReason why, Call call, IGrainFactory grains) =>
        Answer.Ok(await OnTenant(id, tenant => grains.Tenant(tenant).SetState(state, why.Reason, call.Caller, call.ExpectedVersion, call.OnceOnRoute(why))), TenantWire.ToWire);

    /// <summary>The empty id can't name a tenant, so it is unknown before any grain is asked.</summary>
    private static async Task<Outcome<Tenant>> OnTenant(EntityId id, Func<TenantId, Task<Outcome<Tenant>>> act) =>
        id.Value == Guid.Empty ? Refusal.NotFound("tenant") : await act(TenantId.From(id));
}
