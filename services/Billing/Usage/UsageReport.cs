using System.Globalization;
using CloudCrm.Billing.Metering;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Metering;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Billing.Usage;

/// <summary>Answers how much was used. Every stretch of time is cut into few ranges of rollups, however many events are behind.</summary>
internal sealed class UsageReport(IDbSource<BillingDb> source, MeterBook book)
{
    /// <summary>The most lines of one answer.</summary>
    public const int LinesMax = 10_000;

    /// <summary>The longest stretch that one answer covers.</summary>
    public static readonly TimeSpan LengthMax = TimeSpan.FromDays(400);

    private static readonly DateTimeOffset Latest = new(3000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Usage between two instants on UTC quarter-hours, sorted by meter, then group; lines that sum to 0 are left out.</summary>
    public async Task<Outcome<Contracts.Metering.Usage>> Read(TenantId tenant, DateTimeOffset from, DateTimeOffset to, UsageGroup groupBy)
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

    // What only has a greatest or latest value has no channel and no user either: it stands there as a whole.
    private async Task<List<UsageLine>> By(BillingDb db, TenantId tenant, RollupDimension dimension, DateTimeOffset from, DateTimeOffset to)
    {
        var sums = await UsageQuery.Sums(db, tenant, dimension, UsageCover.Of(0, from, to));
        var meters = await book.With(sums.Select(sum => sum.Meter));
        var lines = sums.ConvertAll(sum => Line(meters.Of(sum.Meter), sum.Value.Length == 0 ? null : sum.Value, sum.Quantity));
        foreach (var meter in meters.Marked)
        {
            if (await MarkQuery.Whole(db, tenant, meter, from, to) is { } quantity and not 0)
                lines.Add(Line(meter, null, quantity));
        }

        return lines;
    }

    // Whole days have rows of their own; only the parts of days at both ends are put together.
    private async Task<List<UsageLine>> ByDay(BillingDb db, TenantId tenant, DateTimeOffset from, DateTimeOffset to)
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
        var meters = await book.With(sums.Select(sum => sum.Meter).Concat(days.Select(day => day.Meter)));
        List<UsageLine> lines =
        [
            .. sums.Select(sum => Line(meters.Of(sum.Meter), DateOnly.FromDayNumber(sum.Label), sum.Quantity)),
            .. days.Select(day => Line(meters.Of(day.Meter), calendar.DayOf(day.StartsAt), day.Quantity)),
        ];
        foreach (var meter in meters.Marked)
            lines.AddRange((await MarkQuery.Days(db, tenant, meter, calendar, from, to)).Where(day => day.Value != 0).Select(day => Line(meter, day.Key, day.Value)));
        return lines;
    }

    private static UsageLine Line(Meter meter, DateOnly day, long quantity) => Line(meter, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), quantity);

    private static UsageLine Line(Meter meter, string? group, long quantity) => new(meter.Code, group, meter.ToValue(quantity));
}
