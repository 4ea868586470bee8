using CloudCrm.Contracts.Tenants;
using CloudCrm.Gateway.Billing;
using CloudCrm.Gateway.Http;
using CloudCrm.Gateway.Tenancy;

namespace CloudCrm.Gateway.Tenants;

/// <summary>The doors that open without a credential, and the session behind them.</summary>
internal static class DoorEndpoints
{
    public static void MapDoors(this IEndpointRouteBuilder api)
    {
        var doors = api.MapGroup("").WithTags("Sessions");
        doors.MapPost("/signup", SignUp).WithName("SignUp").Anonymous().AddEndpointFilter(new DoorFilter(Door.SignUp)).OpensSession()
            .Keyed().WithSummary("Open a tenant with its owner, and sign the owner in.");
        doors.MapPost("/sessions", SignIn).WithName("SignIn").Anonymous().AddEndpointFilter(new DoorFilter(Door.SignIn)).OpensSession()
            .Unkeyed().WithSummary("Sign in to a tenant.");
        doors.MapPost("/invitations/accept", Accept).WithName("AcceptInvitation").Anonymous().AddEndpointFilter(new DoorFilter(Door.SignIn)).OpensSession()
            .Unkeyed().WithSummary("Join a tenant by an invitation.");
        doors.MapGet("/session", ReadSession).WithName("ReadSession").Requires(Right.None).ProvenAnew().Answers<Wire.Session>()
            .WithSummary("What this request's credential stands for.");
        doors.MapDelete("/session", SignOut).WithName("SignOut").Requires(Right.None).DuringGrace().AnswersNothing()
            .WithSummary("Sign out.");
    }

    private static async Task<IResult> SignUp(Body<Wire.SignUp> body, Call call, HttpContext http, IGrainFactory grains, AccountOpening account)
    {
        var it = body.Value;
        var command = new SignUp(it.Company, it.Name, it.Mail, it.Password, it.Plan, it.TimeZone, it.Language, TenantId.From(call.IdFromKey(it.Mail)), it.Code, it.Sandbox, it.BillingDay);
        var outcome = await grains.FrontDoor().SignUp(command, new Once(call.Key!, "made by the front door"), Visitors.Of(http));
        if (outcome.IsOk && !it.Sandbox)
            await account.Wait(command.TenantId, http.RequestAborted);
        return await BrowserDoor.Opened(http, outcome);
    }

    private static async Task<IResult> SignIn(Body<Wire.SignIn> body, HttpContext http, IGrainFactory grains)
    {
        var it = body.Value;
        if (it.Tenant == Guid.Empty)
            return Answer.Failed(Fault.Malformed("tenant", "An id is never all zeros."));
        var command = new SignIn(it.Mail, it.Password, it.Tenant is { } tenant ? TenantId.From(tenant) : null, it.Code);
        return await BrowserDoor.Opened(http, await grains.FrontDoor().SignIn(command, Visitors.Of(http)));
    }

    private static async Task<IResult> Accept(Body<Wire.AcceptInvitation> body, HttpContext http, IGrainFactory grains) =>
        await BrowserDoor.Opened(http, await grains.FrontDoor().Accept(new(body.Value.Token, body.Value.Name, body.Value.Password, body.Value.Code), Visitors.Of(http)));

    private static IResult ReadSession(Call call, HttpContext http) =>
        Answer.Ok<Principal, Wire.Session>(call.Principal, principal => TenantWire.ToWire(principal, SessionCookies.CsrfOrNull(http)));

    private static async Task<IResult> SignOut(Call call, HttpContext http, SessionEnding ending)
    {
        if (call.Caller.Kind is not (ActorKind.Account or ActorKind.Support))
            return Answer.Refused(Refusal.Conflict("An API key has no session to end: revoke the key.", "no_session"));
        var presented = Presented.Of(http);
        SessionCookies.Clear(http, presented);
        return Answer.Done(await ending.End(call, presented.Token));
    }
}
