using CloudCrm.Contracts.Tenants;
using CloudCrm.Gateway.Http;
using CloudCrm.Gateway.Tenants;

namespace CloudCrm.Gateway.Tenancy;

/// <summary>
/// Lets a door give its session to a browser: with the header <c>X-Session: cookie</c> the token goes into a cookie and not into the answer. No preflight
/// allows that header, so that pages of other origins can't sign anybody in.
/// </summary>
internal sealed class BrowserDoor : IEndpointFilter
{
    public const string Header = "X-Session";
    public const string Cookie = "cookie";

    public static InputMetadata Input { get; } =
        new(Header, typeof(string), $"`{Cookie}` for browsers: the token goes into an HttpOnly cookie in place of the answer, which then holds a CSRF token.") { IsHeader = true };

    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        Bars(context.HttpContext) is { } fault ? ValueTask.FromResult<object?>(Answer.Failed(fault)) : next(context);

    /// <summary>The answer of a door: 201 with the session. A browser that had one before has another from here on, and the one before is over.</summary>
    public static async Task<IResult> Opened(HttpContext http, Outcome<SignedIn> outcome)
    {
        if (!IsAsked(http) || !outcome.Try(out var signedIn, out _))
            return Answer.Created(outcome, TenantWire.ToWire);
        if (!Token.TryParse(signedIn.Token, out var token))
            throw new InvalidOperationException("A session was opened with a token that is none.");
        if (SessionCookies.ReadReplaced(http, token.Kind) is { } replaced)
            await http.RequestServices.GetRequiredService<SessionEnding>().End(replaced, http);
        SessionCookies.Write(http, token);
        return Answer.Created(outcome, it => TenantWire.ToWire(it) with { Token = null, Csrf = SessionCookies.CsrfOf(it.Token) });
    }

    private static bool IsAsked(HttpContext http) => http.Request.Headers[Header].Count > 0;

    private static Fault? Bars(HttpContext http)
    {
        var asked = http.Request.Headers[Header];
        if (asked.Count == 0)
            return null;
        if (asked.Count > 1 || asked[0] != Cookie)
            return Fault.Malformed(Header, $"`{Cookie}`, or leave it out.");
        if (!SessionCookies.MayTravel(http))
            return SessionCookies.HttpsNeeded;
        return http.Request.Headers.Origin.Count == 0 || CorsGate.IsOwnPage(http, http.Request.Headers.Origin) ? null : Origins.Foreign;
    }
}
