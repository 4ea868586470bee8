namespace CloudCrm.Client;

/// <summary>A company signs up by itself.</summary>
/// <param name="Company">The company's name, 1 to 200 characters.</param>
/// <param name="Name">The owner's name, 1 to 200 characters.</param>
/// <param name="Mail">The owner's mail address: what the owner signs in with.</param>
/// <param name="Password">8 to 128 characters.</param>
/// <param name="Plan">The plan's code, such as <c>team</c>.</param>
/// <param name="TimeZone">IANA name, such as <c>Asia/Taipei</c>.</param>
/// <param name="Language"><c>en</c>, <c>zh-TW</c> or <c>zh-CN</c>.</param>
/// <param name="Code">What the authenticator of an account that is there shows, where it has one.</param>
/// <param name="Sandbox">Whether the tenant is for trying things only, and never billed. Can't be changed later.</param>
/// <param name="BillingDay">The day of the month on which billing periods begin, 1 to 31; in a month without it on the last day. Can't be changed later.</param>
public sealed record SignUp(string Company, string Name, string Mail, string Password, string Plan, string TimeZone, string Language, string? Code = null, bool Sandbox = false,
    int BillingDay = 1);

/// <summary>A person signs in.</summary>
/// <param name="Mail">The account's mail address.</param>
/// <param name="Password">Its password.</param>
/// <param name="Tenant">Which tenant; may be left out where the account belongs to just one.</param>
/// <param name="Code">What the account's authenticator shows now, or a recovery code, where it has a second factor. Each code is good once.</param>
public sealed record SignIn(string Mail, string Password, Guid? Tenant = null, string? Code = null);

/// <summary>The product's operator signs in.</summary>
/// <param name="Mail">The operator's mail address.</param>
/// <param name="Password">The operator's password, at first the secret printed at the first start.</param>
/// <param name="Code">What the operator's authenticator shows now, or a recovery code, where there is a second factor.</param>
public sealed record SignInOperator(string Mail, string Password, string? Code = null);

/// <summary>An invited person joins, with a new account or the one that has the invited address.</summary>
/// <param name="Token">The secret from the invitation.</param>
/// <param name="Name">The person's name, for a new account.</param>
/// <param name="Password">A new account's password, or the existing account's.</param>
/// <param name="Code">What the authenticator of an account that is there shows, where it has one.</param>
public sealed record AcceptInvitation(string Token, string Name, string Password, string? Code = null);

/// <summary>An open session.</summary>
/// <param name="Token">The bearer token. Shown only here: keep it secret. Null for a browser, which has it in a cookie.</param>
/// <param name="ExpiresAt">Valid until (UTC).</param>
/// <param name="Tenant">The tenant it is for; null for an operator.</param>
/// <param name="AccountId">Whose it is.</param>
/// <param name="Csrf">For a browser: what its page shows in <c>X-CSRF-Token</c> whenever it changes something; else null.</param>
public sealed record SignedIn(string? Token, DateTimeOffset ExpiresAt, Guid? Tenant, Guid AccountId, string? Csrf = null);

/// <summary>What the credential of this request stands for.</summary>
/// <param name="Kind">A person, a program or the operator.</param>
/// <param name="Id">The account's or key's id.</param>
/// <param name="Tenant">The tenant.</param>
/// <param name="Rights">What it may do now.</param>
/// <param name="State">The tenant's state.</param>
/// <param name="TimeZone">The tenant's IANA time zone.</param>
/// <param name="ExpiresAt">Valid until (UTC); null for a key without end.</param>
/// <param name="HiddenFields">Fields of customers that it does not see, such as <c>phone</c> or <c>fields.tenure</c>.</param>
/// <param name="LockedFields">Fields of customers that it sees and does not change.</param>
/// <param name="Csrf">For a browser's cookie: what the page shows in <c>X-CSRF-Token</c> whenever it changes something; else null.</param>
public sealed record Session(
    ActorKind Kind,
    Guid Id,
    Guid Tenant,
    IReadOnlyList<Right> Rights,
    TenantState State,
    string TimeZone,
    DateTimeOffset? ExpiresAt,
    IReadOnlyList<string> HiddenFields,
    IReadOnlyList<string> LockedFields,
    string? Csrf = null);
