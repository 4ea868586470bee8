using System.Net;
using System.Security.Cryptography;
using System.Text;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Gateway.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace CloudCrm.Gateway.Tenancy;

/// <summary>
/// Sessions of browsers: the token in a cookie that scripts can't read, and a second token, made of the first, that the page's own requests show
/// whenever they change something. One cookie for the tenant that the browser is in, one for the operator.
/// </summary>
internal static class SessionCookies
{
    /// <summary>Shows that a request was made by the page and not only by the browser.</summary>
    public const string CsrfHeader = "X-CSRF-Token";

    /// <summary>The cookie of who is in a tenant.</summary>
    public const string TenantName = "cloudcrm";
    private const string OperatorName = "cloudcrm-operator";
    private const string SecurePrefix = "__Host-";
    private static readonly byte[] s_purpose = "CloudCrm CSRF token 1"u8.ToArray();

    public static Fault HttpsNeeded { get; } =
        new(StatusCodes.Status403Forbidden, "https_required", "Browser sessions need https, except on this machine itself.");

    public static Fault CsrfNeeded { get; } = new(
        StatusCodes.Status403Forbidden, "csrf_token_wrong", $"A request that changes something with a cookie shows the session's CSRF token in {CsrfHeader}.", CsrfHeader);

    /// <summary>Whether cookies may travel on this connection: over https, or from this machine to itself by its own name.</summary>
    public static bool MayTravel(HttpContext http) => http.Request.IsHttps || IsLoopback(http);

    /// <summary>The token in the cookie that this address takes; null where there is none.</summary>
    public static string? Read(HttpContext http)
    {
        if (!MayTravel(http))
            return null;
        return http.Request.Path.StartsWithSegments($"{GatewayModule.Root}/operator") ? Named(http, OperatorName) : Named(http, TenantName) ?? Named(http, OperatorName);
    }

    /// <summary>The cookie that a new session takes the place of.</summary>
    public static string? ReadReplaced(HttpContext http, TokenKind kind) => Named(http, NameOf(kind));

    /// <summary>Gives the browser a session. It goes when the browser is closed; how long it lives is the session's own affair.</summary>
    public static void Write(HttpContext http, Token token) => http.Response.Cookies.Append(Full(http, NameOf(token.Kind)), token.Text, Options(http));

    /// <summary>Takes the session that a request brought from its browser.</summary>
    public static void Clear(HttpContext http, Presented presented)
    {
        if (presented.IsCookie && Token.TryParse(presented.Token, out var token))
            http.Response.Cookies.Delete(Full(http, NameOf(token.Kind)), Options(http));
    }

    /// <summary>The CSRF token of a session: made of the session's own, which no page can read, so that it holds for that session only.</summary>
    public static string CsrfOf(string token) => WebEncoders.Base64UrlEncode(HMACSHA256.HashData(Encoding.UTF8.GetBytes(token), s_purpose));

    /// <summary>The CSRF token of the session that a request brought as a cookie; null for any other credential.</summary>
    public static string? CsrfOrNull(HttpContext http) => Presented.Of(http) is { IsCookie: true } it ? CsrfOf(it.Token) : null;

    /// <summary>What to answer to a request whose cookie might have been sent by a page of somebody else; null where it was not.</summary>
    public static Fault? Judge(HttpContext http)
    {
        var method = http.Request.Method;
        if (http.Features.Get<Presented>() is not { IsCookie: true } presented || HttpMethods.IsGet(method) || HttpMethods.IsHead(method))
            return null;
        var shown = http.Request.Headers[CsrfHeader];
        return shown.Count == 1 && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(shown[0]!), Encoding.UTF8.GetBytes(CsrfOf(presented.Token)))
            ? null
            : CsrfNeeded;
    }

    private static string? Named(HttpContext http, string name) =>
        http.Request.Cookies.TryGetValue(Full(http, name), out var text) && text.Length > 0 ? text : null;

    private static string NameOf(TokenKind kind) => kind == TokenKind.Operator ? OperatorName : TenantName;

    /// <summary>A browser takes a name with this prefix only over https, from this very host, for all of it: no sister host can plant one.</summary>
    private static string Full(HttpContext http, string name) => http.Request.IsHttps ? SecurePrefix + name : name;

    // Strict costs nothing: the pages need no cookie to be opened, and what they ask for then is of their own site.
    private static CookieOptions Options(HttpContext http) => new() { HttpOnly = true, Secure = http.Request.IsHttps, SameSite = SameSiteMode.Strict, Path = "/" };

    /// <summary>Both ends: behind a proxy that is not told of, everybody comes from loopback, but not to it.</summary>
    private static bool IsLoopback(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && http.Request.Host.Host is var host
        && (host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var named) && IPAddress.IsLoopback(named)));
}
