using CloudCrm.Contracts.Tenants;
using CloudCrm.Gateway.Http;
using CloudCrm.Gateway.Tenancy;

namespace CloudCrm.Gateway.Tenants;

internal static class ApiKeyEndpoints
{
    public static void MapApiKeys(this IEndpointRouteBuilder api)
    {
        var keys = api.MapGroup("/api-keys").WithTags("API keys").Requires(Right.ManageKeys);
        keys.MapGet("", List).WithName("ListApiKeys").Answers<Wire.Page<Wire.ApiKey>>()
            .WithSummary("API keys without their secrets, newest first.");
        keys.MapPost("", Make).WithName("MakeApiKey").Answers<Wire.ApiKey>(201)
            .WithSummary("Make an API key; the answer holds its token, once.");
        keys.MapDelete("/{id}", Revoke).WithName("RevokeApiKey").Answers<Wire.ApiKey>()
            .WithSummary("Revoke an API key: it is dead within 3 s.");
    }

    private static async Task<IResult> List(PageQuery page, Call call, IGrainFactory grains) =>
        Answer.Page(await grains.TenantReader(call.Tenant).ApiKeys(page.Cursor, page.Limit), TenantWire.ToWire);

    private static async Task<IResult> Make(New<Wire.MakeApiKey> body, Call call, IGrainFactory grains)
    {
        var command = new MakeApiKey(body.Value.Name, RightNames.FromWire(body.Value.Scopes), body.Value.ExpiresAt, (Role?)body.Value.SeesAs);
        var outcome = await grains.ApiKey(call.Tenant, body.Id).Make(command, call.Caller, body.Once);
        return Answer.Created(outcome, TenantWire.ToWire);
    }

    private static async Task<IResult> Revoke(EntityId id, Call call, IGrainFactory grains) =>
        Answer.Ok(await grains.ApiKey(call.Tenant, id).Revoke(call.Caller), TenantWire.ToWire);
}
