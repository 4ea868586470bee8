using System.Collections.Immutable;
using CloudCrm.Contracts.Billing;

namespace CloudCrm.Contracts.Tenants;

/// <summary>Whether a tenant may work.</summary>
public enum TenantState
{
    /// <summary>Working.</summary>
    Active,

    /// <summary>Stopped by the operator, or by Billing until an invoice is paid; nothing is deleted, only the owner's and admins' sign-in and reading of the tenant remain.</summary>
    Suspended,

    /// <summary>Closed by the operator, or by its owner when the grace was over; no credential opens it.</summary>
    Closed,

    /// <summary>Its owner closes it: until the grace is over it can be read, exported and taken back, and nothing else.</summary>
    Closing,
}

/// <summary>How fast a tenant may call the API.</summary>
/// <param name="RequestsPerMinute">Token bucket refill; the bucket holds the same number.</param>
/// <param name="ConcurrentRequests">Requests under way at once.</param>
[GenerateSerializer, Immutable, Alias("TenantLimits")]
public sealed record TenantLimits([property: Id(0)] int RequestsPerMinute, [property: Id(1)] int ConcurrentRequests);

/// <summary>A company that subscribes.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">1 to 200 characters.</param>
/// <param name="Plan">The plan's code in the price book, such as <c>team</c>.</param>
/// <param name="TimeZone">IANA name; business hours, billing days and display follow it.</param>
/// <param name="Language">BCP 47 tag: <c>en</c>, <c>zh-TW</c> or <c>zh-CN</c>.</param>
/// <param name="State">Whether it may work.</param>
/// <param name="OpenedAt">When it was opened (UTC).</param>
/// <param name="SeatsBought">Paid places; never below <paramref name="SeatsAssigned"/>.</param>
/// <param name="SeatsAssigned">Places in use.</param>
/// <param name="Origins">Browser origins that may call the API for this tenant, at most 20.</param>
/// <param name="Limits">How fast it may call.</param>
/// <param name="Version">Grows by one a change.</param>
/// <param name="IsSandbox">Whether it is for trying things only: metered, never billed. For ever.</param>
/// <param name="ClosesAt">When its data are deleted (UTC), because it is closing or closed; null otherwise.</param>
/// <param name="BillingDay">The day of the month on which its billing periods begin, 1 to 31; in a shorter month they begin on its last day. Never changes.</param>
/// <param name="Payment">How it stands with its payments.</param>
/// <param name="PaymentSince">Since when (UTC); null where Billing never said.</param>
/// <param name="BusinessHours">When it is there for its customers, by weekday and time; none is around the clock.</param>
[GenerateSerializer, Immutable, Alias("Tenant")]
public sealed record Tenant(
    [property: Id(0)] TenantId Id,
    [property: Id(1)] string Name,
    [property: Id(2)] string Plan,
    [property: Id(3)] string TimeZone,
    [property: Id(4)] string Language,
    [property: Id(5)] TenantState State,
    [property: Id(6)] DateTimeOffset OpenedAt,
    [property: Id(7)] int SeatsBought,
    [property: Id(8)] int SeatsAssigned,
    [property: Id(9)] ImmutableArray<string> Origins,
    [property: Id(10)] TenantLimits Limits,
    [property: Id(11)] long Version,
    [property: Id(12)] bool IsSandbox = false,
    [property: Id(13)] DateTimeOffset? ClosesAt = null,
    [property: Id(14)] int BillingDay = 1,
    [property: Id(15)] PaymentStanding Payment = PaymentStanding.Good,
    [property: Id(16)] DateTimeOffset? PaymentSince = null,
    [property: Id(17)] ImmutableArray<OpenHours> BusinessHours = default);

/// <summary>An account in a tenant.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="Name">Display name.</param>
/// <param name="Mail">Sign-in address.</param>
/// <param name="Roles">At least one.</param>
/// <param name="HasSeat">Whether it holds a paid place.</param>
/// <param name="JoinedAt">When it joined (UTC).</param>
/// <param name="Version">Grows by one a change.</param>
/// <param name="Verified">Whether the person showed that the address is theirs.</param>
/// <param name="TwoFactor">Whether signing in takes a second factor.</param>
[GenerateSerializer, Immutable, Alias("Member")]
public sealed record Member(
    [property: Id(0)] Guid AccountId,
    [property: Id(1)] string Name,
    [property: Id(2)] string Mail,
    [property: Id(3)] ImmutableArray<Role> Roles,
    [property: Id(4)] bool HasSeat,
    [property: Id(5)] DateTimeOffset JoinedAt,
    [property: Id(6)] long Version,
    [property: Id(7)] bool Verified = false,
    [property: Id(8)] bool TwoFactor = false);

/// <summary>The tenant's seats.</summary>
/// <param name="Bought">Paid places.</param>
/// <param name="Assigned">Places in use.</param>
/// <param name="Version">The tenant's version.</param>
[GenerateSerializer, Immutable, Alias("Seats")]
public sealed record Seats([property: Id(0)] int Bought, [property: Id(1)] int Assigned, [property: Id(2)] long Version);

/// <summary>Where an invitation stands.</summary>
public enum InvitationState
{
    /// <summary>Waiting for an answer.</summary>
    Open,

    /// <summary>Taken up.</summary>
    Accepted,

    /// <summary>Taken back.</summary>
    Revoked,

    /// <summary>Not taken up in time.</summary>
    Expired,
}

/// <summary>An invitation of an address into a tenant.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Mail">Who is invited.</param>
/// <param name="Roles">The roles to be given.</param>
/// <param name="State">Where it stands.</param>
/// <param name="ExpiresAt">Valid until (UTC), 7 days after it was made.</param>
/// <param name="Token">The secret that accepts it; only in the answer that made it, else null.</param>
[GenerateSerializer, Immutable, Alias("Invitation")]
public sealed record Invitation(
    [property: Id(0)] Guid Id,
    [property: Id(1)] string Mail,
    [property: Id(2)] ImmutableArray<Role> Roles,
    [property: Id(3)] InvitationState State,
    [property: Id(4)] DateTimeOffset ExpiresAt,
    [property: Id(5)] string? Token);

/// <summary>An invitation whose secret was right.</summary>
/// <param name="Mail">Who is invited.</param>
/// <param name="IsByMail">Whether it was the secret that only this address got.</param>
/// <param name="AcceptedBy">Who took it up; null while nobody did.</param>
/// <param name="Company">The tenant's name.</param>
/// <param name="Language">The tenant's language.</param>
[GenerateSerializer, Immutable, Alias("CheckedInvitation")]
public sealed record CheckedInvitation(
    [property: Id(0)] string Mail,
    [property: Id(1)] bool IsByMail,
    [property: Id(2)] Guid? AcceptedBy,
    [property: Id(3)] string Company,
    [property: Id(4)] string Language);

/// <summary>A program's credential.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">What it is for.</param>
/// <param name="Scopes">What it may do.</param>
/// <param name="CreatedAt">When it was made (UTC).</param>
/// <param name="Revoked">Whether it was revoked.</param>
/// <param name="Token">The secret; only in the answer that made it, else null.</param>
/// <param name="ExpiresAt">When it ends (UTC); null for never.</param>
/// <param name="LastUsedAt">When it was last used (UTC), up to a minute late; null before the first time.</param>
/// <param name="SeesAs">The role whose rights to fields of customers it has; all of them when null.</param>
[GenerateSerializer, Immutable, Alias("ApiKey")]
public sealed record ApiKey(
    [property: Id(0)] Guid Id,
    [property: Id(1)] string Name,
    [property: Id(2)] Right Scopes,
    [property: Id(3)] DateTimeOffset CreatedAt,
    [property: Id(4)] bool Revoked,
    [property: Id(5)] string? Token,
    [property: Id(6)] DateTimeOffset? ExpiresAt = null,
    [property: Id(7)] DateTimeOffset? LastUsedAt = null,
    [property: Id(8)] Role? SeesAs = null);
