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

    /// <summary>Changes what the person chose: the language that they read.</summary>
    [Operation("ChangeAccount")]
    public Task<Account> Change(ChangeAccount change, CancellationToken cancellation = default) =>
        PatchNamed<Account>("v1/account", change, cancellation);

    /// <summary>Sets another password and ends the account's other sessions, in all tenants.</summary>
    [Operation("ChangePassword")]
    public Task ChangePassword(ChangePassword request, CancellationToken cancellation = default) =>
        Post<Account>("v1/account/password", request, null, cancellation);

    /// <summary>Mails a link that verifies the address; does nothing where it is verified. At most three links are good at a time.</summary>
    [Operation("AskMailVerification")]
    public Task AskMailVerification(AskMailVerification request, CancellationToken cancellation = default) =>
        Post<Account>("v1/account/mail-verification", request, null, cancellation);

    /// <summary>Makes a key for an authenticator; it counts once a code of it was shown. Refused with <c>mail_unverified</c> and <c>two_factor_on</c>.</summary>
    [Operation("BeginTwoFactor")]
    public Task<TwoFactorEnrolment> BeginTwoFactor(BeginTwoFactor request, CancellationToken cancellation = default) =>
        Post<TwoFactorEnrolment>("v1/account/two-factor", request, null, cancellation);

    /// <summary>From here on signing in takes a code. Ends the account's other sessions.</summary>
    [Operation("ConfirmTwoFactor")]
    public Task<RecoveryCodes> ConfirmTwoFactor(ConfirmTwoFactor request, CancellationToken cancellation = default) =>
        Post<RecoveryCodes>("v1/account/two-factor/confirm", request, null, cancellation);

    /// <summary>Other recovery codes in place of those that are left.</summary>
    [Operation("RenewRecoveryCodes")]
    public Task<RecoveryCodes> RenewRecoveryCodes(ProveTwoFactor request, CancellationToken cancellation = default) =>
        Post<RecoveryCodes>("v1/account/two-factor/recovery-codes", request, null, cancellation);

    /// <summary>Takes the second factor off. Ends the account's other sessions.</summary>
    [Operation("EndTwoFactor")]
    public Task<Account> EndTwoFactor(ProveTwoFactor request, CancellationToken cancellation = default) =>
        Post<Account>("v1/account/two-factor/end", request, null, cancellation);

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

    /// <summary>One's own open sessions in all tenants, newest first.</summary>
    public IAsyncEnumerable<OpenSession> Sessions(int pageSize = 200, CancellationToken cancellation = default) =>
        Walk((cursor, stop) => SessionsPage(cursor, pageSize, stop), cancellation);

    /// <summary>One page of <see cref="Sessions"/>; <paramref name="limit"/> 1 to 1,000.</summary>
    [Operation("ListOwnSessions")]
    public Task<Page<OpenSession>> SessionsPage(string? cursor = null, int? limit = null, CancellationToken cancellation = default) =>
        Get<Page<OpenSession>>(Query.To("v1/account/sessions", ("cursor", cursor), ("limit", Query.Text(limit))), cancellation);

    /// <summary>Ends one of one's own sessions: it is dead within 5 s everywhere.</summary>
    [Operation("EndOwnSession")]
    public Task EndSession(Guid id, CancellationToken cancellation = default) => Delete($"v1/account/sessions/{id}", cancellation);

    /// <summary>The tenants that one is a member of, by name, at most 50.</summary>
    [Operation("ListOwnTenants")]
    public Task<Page<AccountTenant>> Tenants(CancellationToken cancellation = default) => Get<Page<AccountTenant>>("v1/account/tenants", cancellation);

    /// <summary>Opens a session in another tenant, without the password. The client stays where it is: the answer's token is for another one.</summary>
    [Operation("SwitchTenant")]
    public Task<SignedIn> Switch(SwitchTenant request, CancellationToken cancellation = default) =>
        Post<SignedIn>("v1/account/switch", request, null, cancellation);
}
