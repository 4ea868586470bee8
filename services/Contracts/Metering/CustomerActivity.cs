using System.Globalization;

namespace CloudCrm.Contracts.Metering;

/// <summary>How often a customer's activity is told to Billing: what <see cref="Meters.CustomersActive"/> counts.</summary>
/// <remarks>
/// Every act on an interaction emits the event; within one stretch of time all of them have the same id, so that the ledger keeps one.
/// A stretch is a UTC day, except where the calendar month may change in some time zone (the first and the last UTC day of a month): there it is a
/// quarter-hour. A stretch is therefore never in two months of any tenant, and a customer that is active in both is told in both.
/// </remarks>
public static class CustomerActivity
{
    /// <summary>The id of the event that says "this customer was active at this time".</summary>
    public static Guid EventId(TenantId tenant, Guid customer, DateTimeOffset recordedAt) =>
        Ids.From(Meters.CustomersActive, tenant.ToString(), customer.ToString("n"), Stretch(recordedAt).ToString("yyyyMMddHHmm", CultureInfo.InvariantCulture));

    private static DateTimeOffset Stretch(DateTimeOffset instant)
    {
        var utc = instant.ToUniversalTime();
        var day = new DateTimeOffset(utc.Year, utc.Month, utc.Day, 0, 0, 0, TimeSpan.Zero);
        var atEdge = utc.Day == 1 || utc.Day == DateTime.DaysInMonth(utc.Year, utc.Month);
        return atEdge ? day.AddMinutes((int)utc.TimeOfDay.TotalMinutes / 15 * 15) : day;
    }
}
