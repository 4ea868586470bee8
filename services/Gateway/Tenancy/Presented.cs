namespace CloudCrm.Gateway.Tenancy;

/// <summary>The token that a request brought, and how. A header Authorization says all: beside one, no cookie is looked at.</summary>
/// <param name="Token">The token. Never logged.</param>
/// <param name="IsCookie">Whether the browser added it by itself, so that the request must show that its page meant it.</param>
internal sealed record Presented(string Token, bool IsCookie)
{
    private const string Prefix = "Bearer ";

    /// <summary>What this request brought; null where that is nothing, or nothing that looks like a token.</summary>
    public static Presented? By(HttpContext http)
    {
        var values = http.Request.Headers.Authorization;
        if (values.Count > 0)
            return values.Count == 1 && values[0] is { } value && value.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? new(value[Prefix.Length..].Trim(), false) : null;
        // The open doors ask nobody who he is: a cookie that has ended must not stand in the way of the next sign-in.
        if (http.GetEndpoint()?.Metadata.GetMetadata<Requirement>() is { IsOpen: true })
            return null;
        return SessionCookies.Read(http) is { } token ? new(token, true) : null;
    }

    /// <summary>What the admitted request brought.</summary>
    public static Presented Of(HttpContext http) => http.Features.Get<Presented>() ?? throw new InvalidOperationException("This request was admitted without a credential.");
}
