namespace CloudCrm.Client;

/// <summary>Signing up, in and out. Whoever comes in gets the token into the client that asked.</summary>
public sealed class SessionCalls : Calls
{
    private readonly Transport _transport;

    internal SessionCalls(Transport transport) : base(transport) => _transport = transport;

    /// <summary>Opens a tenant with its owner, who is signed in. The same request with the same key again gives the same tenant and a new session.</summary>
    [Operation("SignUp")]
    public Task<SignedIn> SignUp(SignUp request, string? key = null, CancellationToken cancellation = default) =>
        Keep(Post<SignedIn>("v1/signup", request, key, cancellation));

    /// <summary>Signs in. Refused with 401 where mail or password is wrong, 429 after too many tries.</summary>
    [Operation("SignIn")]
    public Task<SignedIn> SignIn(SignIn request, CancellationToken cancellation = default) =>
        Keep(Post<SignedIn>("v1/sessions", request, null, cancellation));

    /// <summary>Accepts an invitation.</summary>
    [Operation("AcceptInvitation")]
    public Task<SignedIn> Accept(AcceptInvitation request, CancellationToken cancellation = default) =>
        Keep(Post<SignedIn>("v1/invitations/accept", request, null, cancellation));

    /// <summary>What the client's credential stands for.</summary>
    [Operation("ReadSession")]
    public Task<Session> Read(CancellationToken cancellation = default) => Get<Session>("v1/session", cancellation);

    /// <summary>Signs out: the token is dead within 3 s everywhere.</summary>
    [Operation("SignOut")]
    public Task SignOut(CancellationToken cancellation = default) => Delete("v1/session", cancellation);

    private async Task<SignedIn> Keep(Task<SignedIn> entering)
    {
        var signedIn = await entering.ConfigureAwait(false);
        _transport.Token = signedIn.Token;
        return signedIn;
    }
}
