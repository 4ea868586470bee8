namespace CloudCrm.Tests.Gateway;

/// <summary>What a browser has of its session: the cookie that it sends by itself, and the token that its page shows.</summary>
internal sealed record Browser(string Cookie, string Csrf)
{
    /// <summary>After a door that was asked for a cookie.</summary>
    public static Browser Of(Reply reply) => new(
        (reply.Header("Set-Cookie") ?? throw new AssertionException($"No cookie: {reply}")).Split(';')[0],
        reply.Json["csrf"]!.ToString());

    public Shot Get(string path) => Shot.Get(path).With("Cookie", Cookie);

    public Shot Delete(string path) => new Shot("DELETE", path).With("Cookie", Cookie).With("X-CSRF-Token", Csrf);
}
