using CloudCrm.Contracts.Tenants;
using CloudCrm.Gateway.Http;
using CloudCrm.Gateway.Tenancy;

namespace CloudCrm.Gateway.Tenants;

internal static class TenantEndpoints
{
    public static void MapTenant(this IEndpointRouteBuilder api)
    {
        var tenant = api.MapGroup("").WithTags("Tenant");
        tenant.MapGet("/tenant", Read).WithName("ReadTenant").Requires(Right.ReadTenant).Answers<Wire.Tenant>()
            .WithSummary("The tenant's settings.");
        tenant.MapPatch("/tenant", Change).WithName("ChangeTenant").Requires(Right.ManageTenant).Versioned().Answers<Wire.Tenant>()
            .WithSummary("Change the tenant's settings; what is left out stays as it is.");
        tenant.MapGet("/field-rights", ReadFieldRights).WithName("ReadFieldRights").Requires(Right.ReadTenant).Answers<Wire.FieldRights>()
            .WithSummary("Which fields of customers a role does not see, or does not change.");
        tenant.MapPut("/field-rights", SetFieldRights).WithName("SetFieldRights").Requires(Right.ManageTenant).Versioned().Answers<Wire.FieldRights>()
            .WithSummary("Set which fields of customers a role does not see, or does not change. It holds within 3 s.");
        tenant.MapPost("/tenant/close", Close).WithName("CloseOwnTenant").Requires(Right.ReadTenant).DuringGrace().Keyed().Answers<Wire.Tenant>()
            .WithSummary("Close the tenant, as an owner and with the password once more: after a grace of 30 days its data are deleted.");
        tenant.MapPost("/tenant/reopen", Reopen).WithName("ReopenTenant").Requires(Right.ReadTenant).DuringGrace().Answers<Wire.Tenant>()
            .WithSummary("Take the closing back, as an owner, while the grace lasts.");
        tenant.MapPost("/sandboxes", OpenSandbox).WithName("OpenSandbox").Requires(Right.ManageTenant).Keyed().Answers<Wire.Tenant>(201)
            .WithSummary("Open a tenant for trying things, as an owner; its usage is never billed.");
        tenant.MapGet("/seats", ReadSeats).WithName("ReadSeats").Requires(Right.ReadTenant).Answers<Wire.Seats>()
            .WithSummary("How many seats were bought and how many are in use.");
        tenant.MapPut("/seats", BuySeats).WithName("BuySeats").Requires(Right.ManageSeats).Versioned().Answers<Wire.Seats>()
            .WithSummary("Set the number of bought seats.");
    }

    private static async Task<IResult> Read(Call call, IGrainFactory grains) =>
        Answer.Ok(await grains.Tenant(call.Tenant).Read(), TenantWire.ToWire);

    private static async Task<IResult> Change(Body<Wire.ChangeTenant> body, Call call, IGrainFactory grains) =>
        Answer.Ok(await grains.Tenant(call.Tenant).Change(body.Value.ToCommand(), call.ExpectedVersion, call.Caller), TenantWire.ToWire);

    private static async Task<IResult> ReadFieldRights(Call call, IGrainFactory grains) =>
        Answer.Ok(await grains.Tenant(call.Tenant).FieldRights(), TenantWire.ToWire);

    private static async Task<IResult> SetFieldRights(Body<Wire.SetFieldRights> body, Call call, IGrainFactory grains) =>
        Answer.Ok(await grains.Tenant(call.Tenant).SetFieldRights(body.Value.ToRules(), call.ExpectedVersion, call.Caller), TenantWire.ToWire);

    private static async Task<IResult> Close(Body<Wire.CloseOwnTenant> body, Call call, IGrainFactory grains)
    {
        var it = body.Value;
        // Nothing that is stored is made of a password.
        var once = call.OnceOnRoute(it with { Password = "", Code = null })!;
        return Answer.Ok(await grains.OwnerDesk(call.Tenant).Close(it.Name, new(it.Password, it.Code), call.Caller, once), TenantWire.ToWire);
    }

    private static async Task<IResult> Reopen(Body<Wire.StateReason> body, Call call, IGrainFactory grains) =>
        Answer.Ok(await grains.Tenant(call.Tenant).Reopen(body.Value.Reason, call.Caller, call.OnceOnRoute(body.Value)), TenantWire.ToWire);

    private static async Task<IResult> OpenSandbox(Body<Wire.OpenSandbox> body, Call call, IGrainFactory grains) => Answer.Created(
        await grains.OwnerDesk(call.Tenant).OpenSandbox(TenantId.From(call.IdFromKey()), body.Value.Name, call.Caller, call.OnceOnRoute(body.Value)!), TenantWire.ToWire);

    private static async Task<IResult> ReadSeats(Call call, IGrainFactory grains) =>
        Answer.Ok(await grains.Tenant(call.Tenant).Read(), tenant => new Wire.Seats(tenant.SeatsBought, tenant.SeatsAssigned, tenant.Version));

    private static async Task<IResult> BuySeats(Body<Wire.BuySeats> body, Call call, IGrainFactory grains) =>
        Answer.Ok(await grains.Tenant(call.Tenant).BuySeats(body.Value.Bought, call.ExpectedVersion, call.Caller), TenantWire.ToWire);
}
