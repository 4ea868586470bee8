using System.Collections.Immutable;
using CloudCrm.Contracts.Customers;

namespace CloudCrm.Contracts.Tenants;

/// <summary>Opens a tenant with its owner, who gets the first seat.</summary>
/// <param name="Name">1 to 200 characters.</param>
/// <param name="Plan">The plan's code.</param>
/// <param name="TimeZone">IANA name.</param>
/// <param name="Language">BCP 47 tag.</param>
/// <param name="OwnerId">The owner's account.</param>
/// <param name="OwnerName">The owner's display name.</param>
/// <param name="OwnerMail">The owner's address.</param>
/// <param name="IsSandbox">Whether it is for trying things only and is never billed.</param>
/// <param name="SandboxOf">The tenant whose owner opens it as a sandbox; null for one that signed up by itself.</param>
/// <param name="BillingDay">The day of the month on which its billing periods begin, 1 to 31.</param>
[GenerateSerializer, Immutable, Alias("OpenTenant")]
public sealed record OpenTenant(
    [property: Id(0)] string Name,
    [property: Id(1)] string Plan,
    [property: Id(2)] string TimeZone,
    [property: Id(3)] string Language,
    [property: Id(4)] Guid OwnerId,
    [property: Id(5)] string OwnerName,
    [property: Id(6)] string OwnerMail,
    [property: Id(7)] bool IsSandbox = false,
    [property: Id(8)] TenantId? SandboxOf = null,
    [property: Id(9)] int BillingDay = 1);

/// <summary>Changes a tenant's settings; null leaves a setting as it is.</summary>
/// <param name="Name">1 to 200 characters.</param>
/// <param name="TimeZone">IANA name.</param>
/// <param name="Language">BCP 47 tag.</param>
/// <param name="Origins">Browser origins, at most 20; null leaves them.</param>
/// <param name="BusinessHours">The whole week, at most 28; null leaves it, none is around the clock.</param>
[GenerateSerializer, Immutable, Alias("ChangeTenant")]
public sealed record ChangeTenant(
    [property: Id(0)] string? Name,
    [property: Id(1)] string? TimeZone,
    [property: Id(2)] string? Language,
    [property: Id(3)] ImmutableArray<string>? Origins,
    [property: Id(4)] ImmutableArray<OpenHours>? BusinessHours = null);

/// <summary>Invites an address.</summary>
/// <param name="Id">The invitation's id, made by the caller.</param>
/// <param name="Mail">Who is invited.</param>
/// <param name="Roles">At least one role; only an owner may give <see cref="Role.Owner"/>.</param>
[GenerateSerializer, Immutable, Alias("Invite")]
public sealed record Invite([property: Id(0)] Guid Id, [property: Id(1)] string Mail, [property: Id(2)] ImmutableArray<Role> Roles);

/// <summary>A company signs up by itself.</summary>
/// <param name="Company">The company's name.</param>
/// <param name="Name">The admin's name.</param>
/// <param name="Mail">The admin's address.</param>
/// <param name="Password">8 to 128 characters.</param>
/// <param name="Plan">The plan's code.</param>
/// <param name="TimeZone">IANA name.</param>
/// <param name="Language">BCP 47 tag.</param>
/// <param name="TenantId">The new tenant's id, made by the caller (the gateway derives it from the Idempotency-Key).</param>
/// <param name="Code">The second factor of an account that is there and has one.</param>
/// <param name="IsSandbox">Whether the tenant is for trying things only and is never billed.</param>
/// <param name="BillingDay">The day of the month on which the tenant's billing periods begin, 1 to 31.</param>
[GenerateSerializer, Immutable, Alias("SignUp")]
public sealed record SignUp(
    [property: Id(0)] string Company,
    [property: Id(1)] string Name,
    [property: Id(2)] string Mail,
    [property: Id(3)] string Password,
    [property: Id(4)] string Plan,
    [property: Id(5)] string TimeZone,
    [property: Id(6)] string Language,
    [property: Id(7)] TenantId TenantId,
    [property: Id(8)] string? Code = null,
    [property: Id(9)] bool IsSandbox = false,
    [property: Id(10)] int BillingDay = 1);

/// <summary>Signs in.</summary>
/// <param name="Mail">The account's address.</param>
/// <param name="Password">Its password.</param>
/// <param name="Tenant">Which tenant; null where the account has just one.</param>
/// <param name="Code">The second factor, where the account has one.</param>
[GenerateSerializer, Immutable, Alias("SignIn")]
public sealed record SignIn([property: Id(0)] string Mail, [property: Id(1)] string Password, [property: Id(2)] TenantId? Tenant, [property: Id(3)] string? Code = null);

/// <summary>Accepts an invitation, with a new account or the one that has the invited address.</summary>
/// <param name="Token">The secret from the invitation; names tenant and invitation.</param>
/// <param name="Name">The person's name (for a new account).</param>
/// <param name="Password">A new account's password, or the existing account's.</param>
/// <param name="Code">The second factor of an account that is there and has one.</param>
[GenerateSerializer, Immutable, Alias("AcceptInvitation")]
public sealed record AcceptInvitation([property: Id(0)] string Token, [property: Id(1)] string Name, [property: Id(2)] string Password, [property: Id(3)] string? Code = null);

/// <summary>An open session.</summary>
/// <param name="Token">The bearer token; shown only here.</param>
/// <param name="ExpiresAt">Valid until (UTC).</param>
/// <param name="Tenant">The tenant it is for; null for an operator.</param>
/// <param name="AccountId">Whose it is.</param>
[GenerateSerializer, Immutable, Alias("SignedIn")]
public sealed record SignedIn(
    [property: Id(0)] string Token,
    [property: Id(1)] DateTimeOffset ExpiresAt,
    [property: Id(2)] TenantId? Tenant,
    [property: Id(3)] Guid AccountId);

/// <summary>What a proven credential stands for.</summary>
/// <param name="Caller">Who acts.</param>
/// <param name="Tenant">The tenant; null for an operator.</param>
/// <param name="Rights">What it may do now.</param>
/// <param name="State">The tenant's state.</param>
/// <param name="Limits">The tenant's limits.</param>
/// <param name="Origins">The tenant's browser origins.</param>
/// <param name="TimeZone">The tenant's time zone.</param>
/// <param name="ExpiresAt">Valid until (UTC); null for a key without end.</param>
/// <param name="Sight">What it sees and may change of customers.</param>
[GenerateSerializer, Immutable, Alias("Principal")]
public sealed record Principal(
    [property: Id(0)] Caller Caller,
    [property: Id(1)] TenantId? Tenant,
    [property: Id(2)] Right Rights,
    [property: Id(3)] TenantState State,
    [property: Id(4)] TenantLimits Limits,
    [property: Id(5)] ImmutableArray<string> Origins,
    [property: Id(6)] string TimeZone,
    [property: Id(7)] DateTimeOffset? ExpiresAt,
    [property: Id(8)] FieldSight Sight);

/// <summary>Makes an API key.</summary>
/// <param name="Name">What it is for, 1 to 100 characters.</param>
/// <param name="Scopes">A subset of the maker's own rights and of <see cref="Roles.Grantable"/>.</param>
/// <param name="ExpiresAt">When it ends (UTC), at most ten years from now; null for never.</param>
/// <param name="SeesAs">The role whose rights to fields of customers it has; all of them when null. A key with a role administers nothing.</param>
[GenerateSerializer, Immutable, Alias("MakeApiKey")]
public sealed record MakeApiKey(
    [property: Id(0)] string Name, [property: Id(1)] Right Scopes, [property: Id(2)] DateTimeOffset? ExpiresAt = null, [property: Id(3)] Role? SeesAs = null);
