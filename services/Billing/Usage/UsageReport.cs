using System.Globalization;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Metering;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Billing.Usage;

/// <summary>Answers how much was used. Every stretch of time is cut into few ranges of rollups, however many events are behind.</summary>
internal static class UsageReport
{
    /// <summary>The most lines of one answer.</summary>
    public const int LinesMax = 10_000;

    /// <summary>The longest stretch that one answer covers.</summary>
    public static readonly TimeSpan LengthMax = TimeSpan.FromDays(400);

    private static readonly DateTimeOffset Latest = new(3000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Usage between two instants on UTC quarter-hours, sorted by meter, then group; lines that sum to 0 are left out.</summary>
    public static async Task<Outcome<Contracts.Metering.Usage>> Read(
        IDbSource<BillingDb> source, TenantId tenant, DateTimeOffset from, DateTimeOffset to, UsageGroup groupBy)
    {
        if (Refuse(from, to, groupBy) is { } refusal)
            return refusal;
        var (start, end) = (from.ToUniversalTime(), to.ToUniversalTime());
        await using var db = source.ForTenant(tenant);
        var lines = groupBy switch
        {
            UsageGroup.Day => await ByDay(db, tenant, start, end),
            UsageGroup.Channel => await By(db, tenant, RollupDimension.Channel, start, end),
            UsageGroup.User => await By(db, tenant, RollupDimension.User, start, end),
            _ => await By(db, tenant, RollupDimension.None, start, end),
        };
        if (lines.Count > LinesMax)
            return Refusal.Invalid("to", $"The answer would have more than {LinesMax} lines: ask for a shorter time.", "too_many_lines");
        return new Contracts.Metering.Usage(
            start, end, [.. lines.OrderBy(line => line.Meter, StringComparer.Ordinal).ThenBy(line => line.Group, StringComparer.Ordinal)], await UsageQuery.IsSandbox(db, tenant));
    }

    private static Refusal? Refuse(DateTimeOffset from, DateTimeOffset to, UsageGroup groupBy)
    {
        if (from.Floor(RollupSpan.Quarter) != from)
            return Refusal.Invalid("from", "It must be at :00, :15, :30 or :45 UTC.", "not_on_a_quarter_hour");
        if (to.Floor(RollupSpan.Quarter) != to)
            return Refusal.Invalid("to", "It must be at :00, :15, :30 or :45 UTC.", "not_on_a_quarter_hour");
        if (from >= to)
            return Refusal.Invalid("to", "It must be after from.", "not_after_from");
        if (from < EventCheck.Earliest || to > Latest)
            return Refusal.Invalid(from < EventCheck.Earliest ? "from" : "to", "It must lie between the years 2020 and 2999.", "out_of_range");
        if (to - from > LengthMax)
            return Refusal.Invalid("to", $"It may be at most {LengthMax.Days} days after from.", "too_long");
        return Enum.IsDefined(groupBy) ? null : Refusal.Invalid("groupBy", "It must be meter, day, channel or user.");
    }

    private static async Task<List<UsageLine>> By(BillingDb db, TenantId tenant, RollupDimension dimension, DateTimeOffset from, DateTimeOffset to)
    {
        var sums = await UsageQuery.Sums(db, tenant, dimension, UsageCover.Of(0, from, to));
        return sums.ConvertAll(sum => new UsageLine(MeterCodes.Of(sum.Meter).Code, sum.Value.Length == 0 ? null : sum.Value, sum.Quantity));
    }

    // Whole days have rows of their own; only the parts of days at both ends are put together.
    private static async Task<List<UsageLine>> ByDay(BillingDb db, TenantId tenant, DateTimeOffset from, DateTimeOffset to)
    {
        var known = await UsageQuery.Calendar(db, tenant);
        var calendar = known ?? TenantCalendar.Utc;
        var (first, last) = (calendar.DayOf(from), calendar.DayOf(to));
        var start = calendar.StartOf(first) == from ? from : calendar.StartOf(first.AddDays(1));
        var end = calendar.StartOf(last);
        var parts = start <= end
            ? [.. UsageCover.Of(first.DayNumber, from, start), .. UsageCover.Of(last.DayNumber, end, to)]
            : UsageCover.Of(first.DayNumber, from, to);
        var sums = parts.Count == 0 ? [] : await UsageQuery.Sums(db, tenant, RollupDimension.None, parts);
        var days = start < end ? await UsageQuery.Days(db, tenant, known is null ? RollupSpan.Day : RollupSpan.TenantDay, start, end) : [];
        return
        [
            .. sums.Select(sum => Line(sum.Meter, DateOnly.FromDayNumber(sum.Label), sum.Quantity)),
            .. days.Select(day => Line(day.Meter, calendar.DayOf(day.StartsAt), day.Quantity)),
        ];
    }

    private static UsageLine Line(short meter, DateOnly day, long quantity) =>
        new(MeterCodes.Of(meter).Code, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), quantity);
}
