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

    private static async Task<IResult> ReadSeats(Call call, IGrainFactory grains) =>
        Answer.Ok(await grains.Tenant(call.Tenant).Read(), tenant => new Wire.Seats(tenant.SeatsBought, tenant.SeatsAssigned, tenant.Version));

    private static async Task<IResult> BuySeats(Body<Wire.BuySeats> body, Call call, IGrainFactory grains) =>
        Answer.Ok(await grains.Tenant(call.Tenant).BuySeats(body.Value.Bought, call.ExpectedVersion, call.Caller), TenantWire.ToWire);
}
