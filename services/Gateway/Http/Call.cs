using CloudCrm.Contracts.Customers;
using CloudCrm.Contracts.Tenants;

namespace CloudCrm.Gateway.Http;

/// <summary>One admitted request: who acts, in which tenant, with which caller-made id and on which version.</summary>
internal sealed class Call
{
    private readonly HttpContext _http;

    private Call(HttpContext http, Principal? principal, string? key, long? expectedVersion)
    {
        _http = http;
        PrincipalOrNull = principal;
        Key = key;
        ExpectedVersion = expectedVersion;
    }

    /// <summary>Who acts; null at the doors that open without a credential.</summary>
    public Principal? PrincipalOrNull { get; }

    public Principal Principal => PrincipalOrNull ?? throw new InvalidOperationException("This endpoint is open to all: nobody is signed in.");

    /// <summary>The tenant, from the credential and nowhere else.</summary>
    public TenantId Tenant => Principal.Tenant ?? throw new InvalidOperationException("The operator stands outside the tenants.");

    /// <summary>Who acts, with where this very request comes from: its credential may be remembered from elsewhere.</summary>
    public Caller Caller => field ??= Principal.Caller with { Address = Tenancy.Visitors.Of(_http).AddressOrNull };

    /// <summary>What may be seen and changed of customers.</summary>
    public FieldSight Sight => Principal.Sight;

    /// <summary>The header <c>Idempotency-Key</c>, well formed; null where there is none.</summary>
    public string? Key { get; }

    /// <summary>The version in <c>If-Match</c>; null means any.</summary>
    public long? ExpectedVersion { get; }

    /// <summary>The operation and the values of its route, in one canonical form.</summary>
    public string Route => field ??= RouteOf(_http);

    /// <summary>The id that this tenant, route and key always give.</summary>
    public Guid IdFromKey() => Ids.From(PrincipalOrNull?.Tenant?.ToString() ?? "", Route, NeededKey);

    /// <summary>The id that this route and key always give to one person: where nobody is signed in yet, strangers may well choose the same key.</summary>
    public Guid IdFromKey(string mail) => Ids.From("", Route, NeededKey, MailKey.Of(mail));

    private string NeededKey => Key ?? throw new InvalidOperationException("There is no Idempotency-Key.");

    /// <summary>A write without a body under the key, in the tenant; null without a key.</summary>
    public Once? OnceOrNull() => Key is null ? null : new(Key, Fingerprint.Of(Route));

    /// <summary>A write under the key on this very route, written as <see cref="IdFromKey()"/>; null without a key. Another route takes the same key for something else.</summary>
    public Once? OnceOnRoute<T>(T body) where T : class => Key is null ? null : new($"{IdFromKey():n}", Fingerprint.Of(Route, body));

    public static Call Of(HttpContext http) => http.Features.Get<Call>() ?? throw new InvalidOperationException("The request was not admitted.");

    public static ValueTask<Call?> BindAsync(HttpContext http) => ValueTask.FromResult<Call?>(Of(http));

    /// <summary>Admits a request: from here on handlers see it as a call.</summary>
    public static Fault? Admit(HttpContext http, Principal? principal)
    {
        if (CallHeaders.Key(http, out var key) is { } badKey)
            return badKey;
        if (CallHeaders.Version(http, out var version) is { } badVersion)
            return badVersion;
        http.Features.Set(new Call(http, principal, key, version));
        return null;
    }

    /// <summary>By the operation's id, which stays when an address is written otherwise: a key must name the same thing for as long as it is remembered.</summary>
    private static string RouteOf(HttpContext http)
    {
        var endpoint = (RouteEndpoint)http.GetEndpoint()!;
        var route = endpoint.Metadata.GetRequiredMetadata<IEndpointNameMetadata>().EndpointName;
        foreach (var parameter in endpoint.RoutePattern.Parameters)
        {
            EntityId.TryParse(http.GetRouteValue(parameter.Name) as string, null, out var id);
            route += $" {id.Value:n}";
        }

        return route;
    }
}
