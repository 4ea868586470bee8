using CloudCrm.Gateway.Tenancy;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CloudCrm.Gateway.OpenApi;

/// <summary>The OpenAPI document <c>/openapi/v1.json</c>.</summary>
internal static class ApiDocument
{
    public const string Name = "v1";
    public const string Bearer = "bearer";
    public const string Cookie = "cookie";

    private const string About =
        """
        Multi-tenant CRM and contact centre.

        **Credentials.** Every call but the doors (sign-up, sign-in, accepting an invitation) carries `Authorization: Bearer` with the token of a session or API key. The tenant is the credential's.

        **Browsers** ask a door for a cookie by the header `X-Session: cookie`: the session then is in an HttpOnly, SameSite=Strict cookie, and what changes something shows the session's CSRF token (in the door's answer, and in `GET /v1/session`) in `X-CSRF-Token`. Only pages of this very host can; off loopback only over https. Beside `Authorization` a cookie is not looked at. One browser is in one tenant at a time.

        **Repeating.** A creation carries an id of the caller's making, in the body or made of the header `Idempotency-Key`. The same again gets the first answer; the same id with another body is refused with 409. Other acts by `POST` take the header too; only signing in and accepting an invitation open a new session each time, and questions by `POST` change nothing.

        **Versions.** Things that change carry an `ETag`; a change sends it back in `If-Match` (or `*`), and is refused with 412 when somebody else was first. A call that has nothing to compare with refuses the header with 400.

        **Errors** are `application/problem+json` with a `code` for programs, the `field` at fault and a `traceId`.

        **Usage.** Messages count when they are recorded, whoever carried them. A customer is active in a billing period (`customers.active`, once a period; it begins on the tenant's billing day in its time zone) when contact with it was recorded in it: an interaction opened, or a message recorded on an old or a new one. Calls that an endpoint answered are counted by the meter `api.calls` a moment later; what was turned away before (credential, right, header, address, method, limit) and what failed on our side is free. A crash of ours may lose its last second, always in your favour. Usage outside of the product comes as CloudEvents 1.0 (`POST /v1/usage/events`) for the meters that `GET /v1/meters` shows as external: `type` is the meter's code, `data` holds the value under the meter's `property`, `source` and `id` name an event for ever, and it is billed at its `time`.

        **Limits.** `RateLimit` and `RateLimit-Policy` say what is left; 429 comes with `Retry-After`. Sign-ups, sign-ins, wrong credentials and unknown browser origins are bounded by address. JSON bodies have at most 1 MiB, files 100,000,000 bytes, pages 1,000 items.

        **Other tenants.** An id of another tenant is answered exactly as an unknown one.
        """;

    public static IServiceCollection AddApiDocument(this IServiceCollection services) => services.AddOpenApi(Name, options =>
    {
        options.ShouldInclude = description => description.RelativePath?.StartsWith("v1/", StringComparison.Ordinal) ?? false;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new() { Title = "CloudCrm", Version = Name, Description = About };
            document.Servers = [];
            var components = document.Components ??= new();
            components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
            components.SecuritySchemes[Bearer] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = Bearer,
                Description = "The token of a session or API key.",
            };
            components.SecuritySchemes[Cookie] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Cookie,
                Name = SessionCookies.TenantName,
                Description = $"A browser's session; over https the name has the prefix __Host-. What changes something shows {SessionCookies.CsrfHeader} too.",
            };
            return Task.CompletedTask;
        });
        options.AddOperationTransformer<OperationWords>();
        options.AddSchemaTransformer((schema, context, _) =>
        {
            // Only requests are closed: answers may grow members.
            if (context.JsonPropertyInfo is null && RequestTypes(context.ApplicationServices).Contains(context.JsonTypeInfo.Type))
                schema.AdditionalPropertiesAllowed = false;
            return Task.CompletedTask;
        });
    });

    /// <summary>Serves the document; it is made once, because it never changes while the process lives.</summary>
    public static void MapApiDocument(this IEndpointRouteBuilder app)
    {
        var text = new Lazy<Task<string>>(() => Write(app.ServiceProvider));
        app.MapGet($"/openapi/{Name}.json", async () => TypedResults.Text(await text.Value, "application/json")).Anonymous().ExcludeFromDescription();
    }

    /// <summary>The document as JSON.</summary>
    public static async Task<string> Write(IServiceProvider services)
    {
        var document = await services.GetRequiredKeyedService<IOpenApiDocumentProvider>(Name).GetOpenApiDocumentAsync();
        return await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1);
    }

    private static HashSet<Type> RequestTypes(IServiceProvider services) =>
    [
        .. services.GetRequiredService<EndpointDataSource>().Endpoints
            .Select(endpoint => endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType)
            .OfType<Type>(),
    ];
}
