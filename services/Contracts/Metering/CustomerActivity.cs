using System.Globalization;

namespace CloudCrm.Contracts.Metering;

/// <summary>How often a customer's activity is told to Billing: what <see cref="Meters.CustomersActive"/> counts.</summary>
/// <remarks>
/// Every act on an interaction emits the event; within one UTC quarter-hour all of them have the same id, so that the ledger keeps one. Days begin on quarter-hours in
/// every time zone, and billing periods with them: a customer that is active in two periods is told in both, whenever a tenant's periods begin.
/// </remarks>
public static class CustomerActivity
{
    private static readonly TimeSpan s_stretch = TimeSpan.FromMinutes(15);

    /// <summary>The id of the event that says "this customer was active at this time".</summary>
    public static Guid EventId(TenantId tenant, Guid customer, DateTimeOffset recordedAt) =>
        Ids.From(Meters.CustomersActive, tenant.ToString(), customer.ToString("n"), Stretch(recordedAt).ToString("yyyyMMddHHmm", CultureInfo.InvariantCulture));

    private static DateTime Stretch(DateTimeOffset instant) => new(instant.UtcTicks - (instant.UtcTicks % s_stretch.Ticks), DateTimeKind.Utc);
}
