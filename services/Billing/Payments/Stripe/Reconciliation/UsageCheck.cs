using CloudCrm.Billing.Metering;
using CloudCrm.Billing.Payments.Stripe.Meters;
using CloudCrm.Billing.Usage;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Billing.Payments.Stripe.Reconciliation;

/// <summary>
/// Compares the ledger, what Stripe was told and what it has, by meter and UTC hour. What the ledger has and Stripe was not told goes out before, as always; what Stripe
/// has otherwise than it was told is corrected by an event of the difference.
/// </summary>
internal sealed class UsageCheck(IDbSource<BillingDb> source, IGrainFactory grains, StripeMeterBook stripe, UsageSender sender, MeterBook book, FindingBook findings, TimeProvider time)
{
    /// <summary>How long after it was told Stripe shows usage at the latest; sooner nothing is said about an hour.</summary>
    public static readonly TimeSpan ShownAfter = TimeSpan.FromHours(1);

    /// <summary>How long after it was told an hour is corrected: by then a difference is none that passes by itself.</summary>
    public static readonly TimeSpan CorrectedAfter = TimeSpan.FromHours(6);

    // Hours that every look compares; others are compared once a day and on demand.
    private static readonly TimeSpan s_lately = TimeSpan.FromDays(3);

    /// <summary>Compares and repairs.</summary>
    /// <param name="collector">Whose.</param>
    /// <param name="isWhole">Whether all hours are compared that Stripe still takes usage of.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<CheckFigures> Check(StripeCollector collector, bool isWhole, CancellationToken cancellation)
    {
        var meters = grains.StripeMeters(collector.Tenant);
        while (await meters.Freeze(collector.CollectsSince))
            cancellation.ThrowIfCancellationRequested();
        await sender.Send(collector.Tenant, collector.Customer, cancellation);
        if (await Span(collector.Tenant, isWhole, cancellation) is not var (calendar, from, to))
            return default;
        var figures = default(CheckFigures);
        foreach (var meter in await Told(collector.Tenant, from, to, cancellation))
            figures += await Check(collector, calendar, (await book.With([meter])).Of(meter), from, to, cancellation);
        // Corrections go at once.
        if (figures.Repaired > 0)
            await sender.Send(collector.Tenant, collector.Customer, cancellation);
        // What Stripe reported afterwards is over where nothing is lacking any more.
        if (isWhole && figures.Found == figures.Repaired)
            await findings.Write(collector.Tenant, [StripeFindingKind.UsageRefused], MeterErrors.IsReport, []);
        return figures;
    }

    private async Task<CheckFigures> Check(
        StripeCollector collector, TenantCalendar calendar, Meter meter, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation)
    {
        var (tenant, now) = (collector.Tenant, time.Instant());
        var found = await stripe.Hours(tenant, collector.Customer, meter, from, to, cancellation);
        // What was told while Stripe answered is in its answer: read afterwards, its row says that it is too new to compare.
        var rows = await Rows(tenant, meter, from, to, cancellation);
        var hours = rows.Select(hour => hour.Key).Union(found.Keys).Where(hour => IsOlder(rows[hour], now - ShownAfter)).ToHashSet();
        var differences = UsageDifference.Of(calendar, hours, Sent(rows), found).ToDictionary(one => one, one => new FoundDifference(one.Kind, UsageDifference.Subject(meter.Code, one.Hour), one.Details()));
        var subjects = hours.Select(hour => UsageDifference.Subject(meter.Code, hour)).ToHashSet(StringComparer.Ordinal);
        await findings.Write(tenant, UsageDifference.Kinds, subjects.Contains, differences.Values);
        var repaired = differences.Where(one => IsOlder(rows[one.Key.Hour], now - CorrectedAfter)).ToList();
        if (repaired.Count > 0)
            await grains.StripeMeters(tenant).Correct([.. repaired.Select(one => new StripeCorrection(meter.Number, one.Key.Hour, one.Key.Missing, NextRevision(rows[one.Key.Hour], one.Key.Hour)))]);
        await findings.Repaired(tenant, repaired.Select(one => one.Value), "corrected");
        return new(hours.Count, differences.Count, repaired.Count);
    }

    // Nothing of the hour is still to be sent, or was only just sent.
    private static bool IsOlder(IEnumerable<StripeWindowRow> rows, DateTimeOffset than) =>
        rows.All(row => row.State == StripeWindowState.Refused || (row.State == StripeWindowState.Sent && row.SentAt <= than));

    private static int NextRevision(IEnumerable<StripeWindowRow> rows, DateTimeOffset startsAt) =>
        rows.Where(row => row.StartsAt == startsAt).Select(row => row.Revision + 1).DefaultIfEmpty(0).Max();

    private static ILookup<DateTimeOffset, StripeWindowRow> Sent(ILookup<DateTimeOffset, StripeWindowRow> rows) =>
        rows.SelectMany(hour => hour).Where(row => row.State == StripeWindowState.Sent).ToLookup(row => UsageHours.Floor(row.StartsAt));

    private async Task<(TenantCalendar Calendar, DateTimeOffset From, DateTimeOffset To)?> Span(TenantId tenant, bool isWhole, CancellationToken cancellation)
    {
        await using var db = source.ForTenant(tenant);
        if (await UsageQuery.Calendar(db, tenant) is not { } calendar || await db.Set<StripeMetersRow>().FirstOrDefaultAsync(row => row.TenantId == tenant, cancellation) is not { } told)
            return null;
        var oldest = UsageHours.Floor(time.Instant() - (isWhole ? StripeMetersGrain.BackMax : s_lately));
        var first = UsageHours.Floor(told.FirstAt);
        var (from, to) = (first > oldest ? first : oldest, UsageHours.Floor(told.DoneUntil));
        return from < to ? (calendar, from, to) : null;
    }

    private async Task<List<short>> Told(TenantId tenant, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation)
    {
        await using var db = source.ForTenant(tenant);
        return await db.Set<StripeWindowRow>().Where(row => row.TenantId == tenant && row.StartsAt >= from && row.StartsAt < to)
            .Select(row => row.Meter).Distinct().OrderBy(meter => meter).ToListAsync(cancellation);
    }

    private async Task<ILookup<DateTimeOffset, StripeWindowRow>> Rows(TenantId tenant, Meter meter, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation)
    {
        await using var db = source.ForTenant(tenant);
        var rows = await db.Set<StripeWindowRow>().Where(row => row.TenantId == tenant && row.Meter == meter.Number && row.StartsAt >= from && row.StartsAt < to).ToListAsync(cancellation);
        return rows.ToLookup(row => UsageHours.Floor(row.StartsAt));
    }
}
