namespace CloudCrm.Client;

/// <summary>A person who signs in; one account may be in several tenants.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Mail">Its address.</param>
/// <param name="Name">Its name.</param>
/// <param name="Verified">Whether the person showed, by a mailed link, that the address is theirs.</param>
/// <param name="TwoFactor">Whether signing in takes a code of an authenticator too.</param>
/// <param name="Language">What the person reads: <c>en</c>, <c>zh-TW</c> or <c>zh-CN</c>; null where they never said.</param>
public sealed record Account(Guid Id, string Mail, string Name, bool Verified, bool TwoFactor, string? Language = null);

/// <summary>Changes one's own account; what is left out stays as it is.</summary>
/// <param name="Language"><c>en</c>, <c>zh-TW</c> or <c>zh-CN</c>; empty takes it back, so that the tenant's counts.</param>
public sealed record ChangeAccount(string? Language = null);

/// <summary>Changes one's own password.</summary>
/// <param name="Password">The present one.</param>
/// <param name="NewPassword">8 to 128 characters of any kind; not a breached one, nor one's own address or name.</param>
public sealed record ChangePassword(string Password, string NewPassword);

/// <summary>Asks for a mail with a link that sets a new password.</summary>
/// <param name="Mail">The account's address.</param>
/// <param name="Language">Which language the mail is written in: <c>en</c>, <c>zh-TW</c> or <c>zh-CN</c>.</param>
public sealed record AskPasswordReset(string Mail, string Language = "en");

/// <summary>Sets a new password by a mailed link.</summary>
/// <param name="Token">What the link carries behind the #.</param>
/// <param name="Password">8 to 128 characters of any kind; not a breached one, nor one's own address or name.</param>
public sealed record ResetPassword(string Token, string Password);

/// <summary>Asks for another mail with a link that verifies one's address.</summary>
/// <param name="Language">Which language the mail is written in: <c>en</c>, <c>zh-TW</c> or <c>zh-CN</c>.</param>
public sealed record AskMailVerification(string Language = "en");

/// <summary>Verifies an address by a mailed link.</summary>
/// <param name="Token">What the link carries behind the #.</param>
public sealed record VerifyMail(string Token);

/// <summary>What an authenticator is set up with.</summary>
/// <param name="Secret">The key in Base32. Shown only here: keep it secret.</param>
/// <param name="Uri">The same as an <c>otpauth</c> address, for a picture that the authenticator reads.</param>
public sealed record TwoFactorEnrolment(string Secret, string Uri);

/// <summary>Asks for the key of an authenticator.</summary>
/// <param name="Password">The present password.</param>
public sealed record BeginTwoFactor(string Password);

/// <summary>Shows that the authenticator is set up.</summary>
/// <param name="Code">What it shows now.</param>
public sealed record ConfirmTwoFactor(string Code);

/// <summary>Shows once more who one is, for what touches the second factor.</summary>
/// <param name="Password">The present password.</param>
/// <param name="Code">What the authenticator shows now, or a recovery code.</param>
public sealed record ProveTwoFactor(string Password, string Code);

/// <summary>Codes for the day on which the authenticator is lost.</summary>
/// <param name="Codes">Ten, each good once in place of the authenticator's. Shown only here.</param>
public sealed record RecoveryCodes(IReadOnlyList<string> Codes);
