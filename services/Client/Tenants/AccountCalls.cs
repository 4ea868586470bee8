namespace CloudCrm.Client;

/// <summary>One's own account. For people: an API key has none.</summary>
public sealed class AccountCalls : Calls
{
    internal AccountCalls(Transport transport) : base(transport)
    {
    }

    /// <summary>The account that is signed in.</summary>
    [Operation("ReadAccount")]
    public Task<Account> Read(CancellationToken cancellation = default) => Get<Account>("v1/account", cancellation);

    /// <summary>Sets another password and ends the account's other sessions, in all tenants.</summary>
    [Operation("ChangePassword")]
    public Task ChangePassword(ChangePassword request, CancellationToken cancellation = default) =>
        Post<Account>("v1/account/password", request, null, cancellation);

    /// <summary>Mails a link that verifies the address; does nothing where it is verified. At most three links are good at a time.</summary>
    [Operation("AskMailVerification")]
    public Task AskMailVerification(AskMailVerification request, CancellationToken cancellation = default) =>
        Post<Account>("v1/account/mail-verification", request, null, cancellation);

    /// <summary>Mails a link that sets a new password, good for an hour. The answer does not tell whether there is such an account.</summary>
    [Operation("AskPasswordReset")]
    public Task AskPasswordReset(AskPasswordReset request, CancellationToken cancellation = default) =>
        PostNothing("v1/password-resets", request, cancellation);

    /// <summary>Sets a new password by a mailed link and ends all sessions of the account. Refused with <c>link_invalid</c>.</summary>
    [Operation("ResetPassword")]
    public Task ResetPassword(ResetPassword request, CancellationToken cancellation = default) =>
        PostNothing("v1/password-resets/complete", request, cancellation);

    /// <summary>Verifies an address by a mailed link. Refused with <c>link_invalid</c>.</summary>
    [Operation("VerifyMail")]
    public Task VerifyMail(VerifyMail request, CancellationToken cancellation = default) =>
        PostNothing("v1/mail-verifications", request, cancellation);
}
