using System.Collections.Immutable;
using Orleans.Concurrency;

namespace CloudCrm.Contracts.Tenants;

/// <summary>An account's open session in a tenant. Key: tenant and session.</summary>
[Alias("ISessionGrain")]
public interface ISessionGrain : IGrainWithStringKey
{
    /// <summary>
    /// Opens the session of an account that has proven itself; the answer holds the token. <paramref name="stamp"/> is that of the proof (<see cref="Account.Stamp"/>):
    /// once the account has another, the session is not opened, and one that was opened is over.
    /// </summary>
    [Alias("Open")]
    Task<Outcome<SignedIn>> Open(Guid accountId, string stamp, Visitor visitor);

    /// <summary>Opens another session of the same account in another tenant, without asking for the password again. This one stays.</summary>
    [Alias("Switch")]
    Task<Outcome<SignedIn>> Switch(TenantId tenant, Visitor visitor);

    /// <summary>Ends it for somebody else, when it is open and this account's; not found otherwise.</summary>
    [Alias("EndOf")]
    Task<Outcome<Done>> EndOf(Guid accountId, Caller caller);

    /// <summary>Keeps it open after its own person changed the account's credentials, which ends all others.</summary>
    [Alias("Keep")]
    Task<Outcome<Done>> Keep(Guid accountId, string stamp);

    /// <summary>Proves the secret half of a token and tells what it stands for now (roles, seat, tenant state).</summary>
    [Alias("Prove")]
    Task<Outcome<Principal>> Prove(string secret);

    /// <summary>Ends it. Idempotent.</summary>
    [Alias("End")]
    Task<Outcome<Done>> End(Caller caller);
}

/// <summary>An API key. Key: tenant and key.</summary>
[Alias("IApiKeyGrain")]
public interface IApiKeyGrain : IGrainWithStringKey
{
    /// <summary>Makes the key, with no more scopes than the caller has now; the token is only in the first answer.</summary>
    [Alias("Make")]
    Task<Outcome<ApiKey>> Make(MakeApiKey command, Caller caller, Once once);

    /// <summary>Proves the secret half of a token.</summary>
    [Alias("Prove")]
    Task<Outcome<Principal>> Prove(string secret);

    /// <summary>Revokes it, for a caller that may manage keys now. Idempotent.</summary>
    [Alias("Revoke")]
    Task<Outcome<ApiKey>> Revoke(Caller caller);
}

/// <summary>An operator's session. Key: the session.</summary>
[Alias("IOperatorSessionGrain")]
public interface IOperatorSessionGrain : IGrainWithStringKey
{
    /// <summary>
    /// Opens the session of an operator account that has proven itself. <paramref name="stamp"/> is that of the proof (<see cref="Account.Stamp"/>): once
    /// the account has another, the session is not opened, and one that was opened is over.
    /// </summary>
    [Alias("Open")]
    Task<Outcome<SignedIn>> Open(Guid accountId, string stamp, Visitor? visitor = null);

    /// <summary>Ends it for another operator, when it is open; not found otherwise.</summary>
    [Alias("EndOpen")]
    Task<Outcome<Done>> EndOpen(Caller caller);

    /// <summary>Whether it is open and may be used now: what was opened through it goes with it.</summary>
    [Alias("IsGood")]
    Task<bool> IsGood();

    /// <summary>Writes into the operators' journal what is about to be done through this session: it stands there whatever comes of it.</summary>
    /// <param name="caller">Who, from where.</param>
    /// <param name="operation">The operation's name in the API.</param>
    /// <param name="subject">What it is about; empty for nothing in particular.</param>
    [Alias("Witness")]
    Task<Outcome<Done>> Witness(Caller caller, string operation, Guid subject);

    /// <summary>Keeps it open after its own person changed the account's credentials, which ends all others.</summary>
    [Alias("Keep")]
    Task<Outcome<Done>> Keep(Guid accountId, string stamp);

    /// <summary>Proves the secret half of a token.</summary>
    [Alias("Prove")]
    Task<Outcome<Principal>> Prove(string secret);

    /// <summary>Ends it. Idempotent.</summary>
    [Alias("End")]
    Task<Outcome<Done>> End(Caller caller);
}

/// <summary>A person who signs in; stands outside the tenants. Key: the account.</summary>
[Alias("IAccountGrain")]
public interface IAccountGrain : IGrainWithStringKey
{
    /// <summary>Creates the account, or proves the password of the one that is there with this address. Refused as <c>mail_taken</c> when the address is another account's.</summary>
    [Alias("CreateOrProve")]
    Task<Outcome<Account>> CreateOrProve(NewAccount account);

    /// <summary>Checks the password and, where the account has one, the second factor: a code of the authenticator or a recovery code. A code is good once.</summary>
    [Alias("Prove")]
    Task<Outcome<Account>> Prove(string password, string? code = null);

    /// <summary>Checks the password and, where there is one, the second factor of somebody who is signed in. Refused as <c>password_wrong</c>.</summary>
    [Alias("Confirm")]
    Task<Outcome<Done>> Confirm(FreshProof proof, Caller caller);

    /// <summary>The account as it is.</summary>
    [Alias("Read"), ReadOnly]
    Task<Outcome<Account>> Read();

    /// <summary>Gives it another password, and ends its sessions but the caller's own.</summary>
    /// <param name="password">The one that it has; refused as <c>password_wrong</c> when it is not.</param>
    /// <param name="newPassword">The new one.</param>
    /// <param name="tenant">Where the caller's session is; null for an operator's.</param>
    /// <param name="caller">The person itself.</param>
    [Alias("ChangePassword")]
    Task<Outcome<Account>> ChangePassword(string password, string newPassword, TenantId? tenant, Caller caller);

    /// <summary>Sets the language that the person reads.</summary>
    /// <param name="language">A tag of <see cref="Languages"/>; empty takes it back, null leaves it.</param>
    /// <param name="caller">The person itself.</param>
    [Alias("ChangeLanguage")]
    Task<Outcome<Account>> ChangeLanguage(string? language, Caller caller);

    /// <summary>Mails a link that sets a new password, good for an hour; at most three at a time. The same request again mails nothing more.</summary>
    [Alias("SendReset")]
    Task SendReset(Guid request, string language);

    /// <summary>Sets a new password by a mailed link, verifies the address, and ends all sessions. Refused as <c>link_invalid</c>.</summary>
    [Alias("Reset")]
    Task<Outcome<Done>> Reset(Guid link, string secret, string password, Visitor visitor);

    /// <summary>Mails a link that verifies the address, good for 7 days; at most three at a time.</summary>
    [Alias("SendVerification")]
    Task<Outcome<Done>> SendVerification(string language);

    /// <summary>Verifies the address by a mailed link. Refused as <c>link_invalid</c>.</summary>
    [Alias("Verify")]
    Task<Outcome<Done>> Verify(Guid link, string secret);

    /// <summary>Notes that its person reads the mail of its address, shown by a secret that only that address got. Idempotent.</summary>
    [Alias("NoteVerified")]
    Task<Outcome<Done>> NoteVerified();

    /// <summary>Makes a key for an authenticator; it counts once a code of it was shown. Refused as <c>password_wrong</c>, <c>two_factor_on</c> and <c>mail_unverified</c>.</summary>
    [Alias("BeginTwoFactor")]
    Task<Outcome<Enrolment>> BeginTwoFactor(string password, Caller caller);

    /// <summary>From here on signing in takes a code. Answers the recovery codes, once; ends the account's sessions but the caller's. Refused as <c>code_wrong</c>.</summary>
    [Alias("ConfirmTwoFactor")]
    Task<Outcome<ImmutableArray<string>>> ConfirmTwoFactor(string code, TenantId? tenant, Caller caller);

    /// <summary>Other recovery codes in place of those that are left. Refused as <c>code_wrong</c> and <c>two_factor_off</c>.</summary>
    [Alias("RenewRecoveryCodes")]
    Task<Outcome<ImmutableArray<string>>> RenewRecoveryCodes(string password, string code, TenantId? tenant, Caller caller);

    /// <summary>Takes the second factor off; ends the account's sessions but the caller's. Refused as <c>code_wrong</c> and <c>two_factor_off</c>.</summary>
    [Alias("EndTwoFactor")]
    Task<Outcome<Account>> EndTwoFactor(string password, string code, TenantId? tenant, Caller caller);

    /// <summary>
    /// Takes the second factor off for somebody who lost it, on the word of an admin of the one tenant that the account is in; ends its sessions. Idempotent.
    /// Refused as <c>own_two_factor</c> for oneself, and as <c>account_elsewhere</c> where the account opens more than this tenant.
    /// </summary>
    [Alias("ResetTwoFactor")]
    Task<Outcome<Done>> ResetTwoFactor(TenantId tenant, Caller caller);

    /// <summary>Makes this account an operator's, with a mailed link that sets its password.</summary>
    [Alias("InviteOperator")]
    Task<Outcome<OperatorAccount>> InviteOperator(InviteOperator command, Caller caller, Once once);

    /// <summary>Makes it no operator's any more, and ends its sessions.</summary>
    [Alias("EndOperator")]
    Task<Outcome<Done>> EndOperator(Caller caller);

    /// <summary>
    /// Makes sure that this account is an operator whose password is <paramref name="secret"/>, true when the password is new.
    /// Another password ends the sessions that were opened with the old one.
    /// Refused when the address is another account's, or when the account is no operator.
    /// </summary>
    [Alias("SetOperator")]
    Task<Outcome<bool>> SetOperator(string mail, string secret);
}

/// <summary>Who wants an account, or has the one with this address.</summary>
/// <param name="Mail">Its address.</param>
/// <param name="Name">Its name, for a new one.</param>
/// <param name="Password">A new account's password, or the one that proves the account that is there.</param>
/// <param name="Company">The company that it is made for: a new password must not be its name.</param>
/// <param name="Language">Which language mails to it are written in.</param>
/// <param name="IsProven">Whether it is known that the address is the person's; else a mail asks.</param>
/// <param name="Code">The second factor of an account that is there and has one.</param>
[GenerateSerializer, Immutable, Alias("NewAccount")]
public sealed record NewAccount([property: Id(0)] string Mail, [property: Id(1)] string Name, [property: Id(2)] string Password, [property: Id(3)] string Company,
    [property: Id(4)] string Language, [property: Id(5)] bool IsProven, [property: Id(6)] string? Code = null);

/// <summary>A person who signs in.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Mail">Its address.</param>
/// <param name="Name">Its name.</param>
/// <param name="IsOperator">Whether it operates the product.</param>
/// <param name="Stamp">Stands for the password that the account was proven with: another password comes with another stamp.</param>
/// <param name="IsVerified">Whether the person showed that the address is theirs.</param>
/// <param name="HasTwoFactor">Whether signing in takes a second factor.</param>
/// <param name="IsNew">Whether this very call made it.</param>
/// <param name="Language">What the person reads: a tag of <see cref="Languages"/>; null where they never said.</param>
[GenerateSerializer, Immutable, Alias("Account")]
public sealed record Account(
    [property: Id(0)] Guid Id, [property: Id(1)] string Mail, [property: Id(2)] string Name, [property: Id(3)] bool IsOperator, [property: Id(4)] string Stamp,
    [property: Id(5)] bool IsVerified, [property: Id(6)] bool HasTwoFactor, [property: Id(7)] bool IsNew, [property: Id(8)] string? Language = null);

/// <summary>What an authenticator is set up with.</summary>
/// <param name="Secret">The key in Base32; told only here.</param>
/// <param name="Uri">The same as an <c>otpauth</c> address, for a picture that the authenticator reads.</param>
[GenerateSerializer, Immutable, Alias("Enrolment")]
public sealed record Enrolment([property: Id(0)] string Secret, [property: Id(1)] string Uri);

/// <summary>The doors that open without a credential.</summary>
[Alias("IFrontDoor")]
public interface IFrontDoor : IGrainWithStringKey
{
    /// <summary>
    /// A company signs up: account, tenant, membership, seat and session. The same command with the same id again gives the same tenant and a new session.
    /// An existing account opens one more tenant with its own password; a wrong password is refused as <c>sign_in_failed</c>.
    /// </summary>
    /// <param name="command">What was asked.</param>
    /// <param name="once">Only its key counts: the fingerprint that is stored is made anew without the password.</param>
    /// <param name="visitor">From where.</param>
    [Alias("SignUp")]
    Task<Outcome<SignedIn>> SignUp(SignUp command, Once once, Visitor visitor);

    /// <summary>
    /// A person signs in to a tenant. Refused as <c>sign_in_failed</c> for an unknown address, a wrong password and too many tries from this or from unknown places;
    /// as <c>tenant_needed</c> where the account has several tenants and none was named (the detail lists them); as <c>no_tenant</c> where it has none.
    /// </summary>
    [Alias("SignIn")]
    Task<Outcome<SignedIn>> SignIn(SignIn command, Visitor visitor);

    /// <summary>The operator signs in.</summary>
    [Alias("SignInOperator")]
    Task<Outcome<SignedIn>> SignInOperator(string mail, string password, string? code, Visitor visitor);

    /// <summary>An invited person joins a tenant and is signed in.</summary>
    [Alias("Accept")]
    Task<Outcome<SignedIn>> Accept(AcceptInvitation command, Visitor visitor);

    /// <summary>Somebody forgot a password. The answer does not tell whether there is such an account, nor does the time that it takes.</summary>
    [Alias("AskReset")]
    Task<Outcome<Done>> AskReset(string mail, string language);

    /// <summary>Sets a new password by a mailed link. Refused as <c>link_invalid</c>.</summary>
    [Alias("Reset")]
    Task<Outcome<Done>> Reset(string token, string password, Visitor visitor);

    /// <summary>Verifies an address by a mailed link. Refused as <c>link_invalid</c>.</summary>
    [Alias("VerifyMail")]
    Task<Outcome<Done>> VerifyMail(string token);

    /// <summary>True when any active tenant registered this browser origin; answers CORS preflights.</summary>
    [Alias("KnowsOrigin")]
    Task<bool> KnowsOrigin(string origin);
}
