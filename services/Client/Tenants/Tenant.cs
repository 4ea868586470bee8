namespace CloudCrm.Client;

/// <summary>Whether a tenant may work.</summary>
public enum TenantState
{
    /// <summary>Working.</summary>
    Active,

    /// <summary>Stopped by the operator, or until an invoice is paid (<see cref="PaymentStanding"/>): owners and admins can sign in and read the tenant, nothing else.</summary>
    Suspended,

    /// <summary>Closed by the operator, or by its owner when the grace was over; no credential opens it.</summary>
    Closed,

    /// <summary>Its owner closes it: until the grace is over it can be read, exported and reopened, and nothing else.</summary>
    Closing,
}

/// <summary>How a tenant stands with its payments.</summary>
public enum PaymentStanding
{
    /// <summary>Nothing is overdue.</summary>
    Good,

    /// <summary>An invoice is overdue; everything goes on.</summary>
    PastDue,

    /// <summary>An invoice is long overdue: nothing new goes out. Reading, what comes in and notes go on; nothing is deleted.</summary>
    Restricted,

    /// <summary>Stopped until the invoice is paid: owners and admins can sign in and read the tenant, nothing else; nothing is deleted.</summary>
    Suspended,
}

/// <summary>How fast a tenant may call the API.</summary>
/// <param name="RequestsPerMinute">Requests a minute; the same number may come at once.</param>
/// <param name="ConcurrentRequests">Requests under way at once.</param>
public sealed record TenantLimits(int RequestsPerMinute, int ConcurrentRequests);

/// <summary>A company that subscribes.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">1 to 200 characters.</param>
/// <param name="Plan">The plan's code in the price book.</param>
/// <param name="TimeZone">IANA name; business hours, billing days and display follow it.</param>
/// <param name="Language"><c>en</c>, <c>zh-TW</c> or <c>zh-CN</c>.</param>
/// <param name="State">Whether it may work.</param>
/// <param name="OpenedAt">When it was opened (UTC).</param>
/// <param name="SeatsBought">Paid places.</param>
/// <param name="SeatsAssigned">Places in use.</param>
/// <param name="Origins">Browser origins that may call the API for this tenant, at most 20.</param>
/// <param name="Limits">How fast it may call.</param>
/// <param name="Version">Grows by one a change; the ETag.</param>
/// <param name="Sandbox">Whether it is for trying things only: it works in everything, its usage is counted and never billed. It stays so for ever.</param>
/// <param name="ClosesAt">When its data are deleted (UTC), because it is closing or closed; null otherwise.</param>
/// <param name="BillingDay">The day of the month on which billing periods begin, 1 to 31; in a month without it they begin on the last day. Never changes.</param>
/// <param name="Payment">How it stands with its payments.</param>
/// <param name="PaymentSince">Since when (UTC); null where that was never said.</param>
/// <param name="BusinessHours">When it is there for its customers, by weekday and time; none is around the clock.</param>
public sealed record Tenant(
    Guid Id,
    string Name,
    string Plan,
    string TimeZone,
    string Language,
    TenantState State,
    DateTimeOffset OpenedAt,
    int SeatsBought,
    int SeatsAssigned,
    IReadOnlyList<string> Origins,
    TenantLimits Limits,
    long Version,
    bool Sandbox,
    DateTimeOffset? ClosesAt,
    int BillingDay,
    PaymentStanding Payment,
    DateTimeOffset? PaymentSince,
    IReadOnlyList<OpenHours> BusinessHours) : IVersioned;

/// <summary>Closes the tenant. For 30 days it can be read, exported and reopened; then nobody gets in and its data are deleted for good.</summary>
/// <param name="Name">The tenant's name, typed to confirm.</param>
/// <param name="Password">The password of the owner who closes it.</param>
/// <param name="Code">What the owner's authenticator shows now, or a recovery code, where the account has a second factor.</param>
public sealed record CloseOwnTenant(string Name, string Password, string? Code = null);

/// <summary>Opens a tenant for trying things, whose usage is never billed. It has the plan, time zone and language of this one.</summary>
/// <param name="Name">1 to 200 characters.</param>
public sealed record OpenSandbox(string Name);

/// <summary>Changes a tenant's settings; what is left out stays as it is.</summary>
/// <param name="Name">1 to 200 characters.</param>
/// <param name="TimeZone">IANA name.</param>
/// <param name="Language"><c>en</c>, <c>zh-TW</c> or <c>zh-CN</c>.</param>
/// <param name="Origins">The whole new list of browser origins such as <c>https://crm.example.com</c>, at most 20.</param>
/// <param name="BusinessHours">The whole new week: up to 28 hours that do not overlap; none is around the clock.</param>
public sealed record ChangeTenant(
    string? Name = null, string? TimeZone = null, string? Language = null, IReadOnlyList<string>? Origins = null, IReadOnlyList<OpenHours>? BusinessHours = null);

/// <summary>The tenant's seats.</summary>
/// <param name="Bought">Paid places.</param>
/// <param name="Assigned">Places in use.</param>
/// <param name="Version">The tenant's version; the ETag.</param>
public sealed record Seats(int Bought, int Assigned, long Version) : IVersioned;

/// <summary>Sets the number of bought seats.</summary>
/// <param name="Bought">0 to 10,000, never below the assigned ones.</param>
public sealed record BuySeats(int Bought);
