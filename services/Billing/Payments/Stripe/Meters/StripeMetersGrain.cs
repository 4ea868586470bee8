using System.Collections.Immutable;
using CloudCrm.Billing.Usage;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Billing.Payments.Stripe.Meters;

/// <summary>What a tenant's usage on Stripe is made of; the only writer of its windows. Figures are fixed here before anybody calls, and never change.</summary>
[GrainType("stripe-meters")]
internal sealed class StripeMetersGrain(IDbSource<BillingDb> source, IActWriter<BillingDb> writer, LateUsage late, TimeProvider time) : AggregateGrain<BillingDb>(writer), IStripeMetersGrain
{
    /// <summary>The most events that are fixed at once.</summary>
    public const int EventsMax = 2_000;

    /// <summary>How far back Stripe is told of usage: a little less than the 35 days that it takes.</summary>
    public static readonly TimeSpan BackMax = TimeSpan.FromDays(34);

    // Late usage is looked for in these hours every time, and once a day in all that Stripe takes.
    private static readonly TimeSpan s_lately = TimeSpan.FromDays(2);
    private static readonly TimeSpan s_day = TimeSpan.FromDays(1);

    private TenantId _tenant;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        (_tenant, _) = GrainKeys.Parse(this.GetPrimaryKeyString());
        return Task.CompletedTask;
    }

    public async Task<bool> Freeze(DateTimeOffset? since)
    {
        if (await Calendar() is not { } calendar)
            return false;
        var (now, before) = (time.Instant(), await Root());
        if (before is not { HasEnded: false } && since is null)
            return false;
        var (until, oldest) = (UsageHours.ClosedUntil(calendar, now), UsageHours.StartOf(calendar, now - BackMax));
        // A period may end between the subscription and the first look: its invoice is collected, so its usage is told.
        var first = before is { HasEnded: false } ? before.FirstAt : Later(calendar.PeriodStart(since < now ? since.Value : now), oldest);
        var isWhole = before is not { HasEnded: false } || now - before.LookedBackAt >= s_day || before.DoneUntil < now - s_lately;
        var from = isWhole ? Later(first, oldest) : Later(first, UsageHours.StartOf(calendar, now - s_lately));
        var missing = await late.Missing(_tenant, calendar, from, until, EventsMax, now);
        var isOver = missing.Count < EventsMax;
        await Keep(before, new()
        {
            TenantId = _tenant,
            FirstAt = first,
            DoneUntil = isOver ? until : before?.DoneUntil ?? first,
            LookedBackAt = isOver && isWhole ? now : before?.LookedBackAt ?? DateTimeOffset.UnixEpoch,
            HasEnded = false,
            Version = (before?.Version ?? 0) + 1,
        }, missing);
        if (before is { HasEnded: false } && before.DoneUntil < oldest)
            await GrainFactory.StripeFindings(_tenant).Found(StripeFindingKind.UsageTooOld, $"{before.DoneUntil:yyyy-MM-dd'T'HH:mm:ss'Z'}", new Details().Fact("toldAgainFrom", oldest).ToString());
        return !isOver;
    }

    public async Task Correct(ImmutableArray<StripeCorrection> corrections)
    {
        if (await Root() is not { } before)
            return;
        var (now, rows) = (time.Instant(), new List<StripeWindowRow>());
        foreach (var correction in corrections.Take(EventsMax))
        {
            var revision = await NextRevision(correction);
            // Of two who compared at once both lack the same: only one adds it.
            if (revision != correction.Revision)
                continue;
            rows.AddRange(StripeQuantity.Parts(correction.Quantity, 2).Select(part => StripeWindowRow.Frozen(_tenant, correction.Meter, correction.StartsAt, revision++, part, true, now)));
        }

        if (rows.Count > 0)
            await Keep(before, Next(before), rows);
    }

    public async Task Mark(ImmutableArray<StripeWindowMark> marks)
    {
        if (await Root() is not { } before)
            return;
        var (now, frozen) = (time.Instant(), (await Frozen()).ToDictionary(row => (row.Meter, row.StartsAt, row.Revision)));
        var act = Act.Change(_tenant, Next(before), before.Version);
        foreach (var mark in marks.Distinct())
        {
            if (frozen.Remove((mark.Meter, mark.StartsAt, mark.Revision), out var row))
                act.Update(row.With(mark.Fate == StripeWindowFate.Sent ? StripeWindowState.Sent : StripeWindowState.Refused, now));
        }

        await Keep(act);
    }

    public async Task End()
    {
        if (await Root() is { HasEnded: false } before)
            await Keep(Act.Change(_tenant, before.End(), before.Version));
    }

    private Task Keep(StripeMetersRow? before, StripeMetersRow after, List<StripeWindowRow> rows)
    {
        var act = before is null ? Act.Create(_tenant, after) : Act.Change(_tenant, after, before.Version);
        rows.ForEach(row => act.Insert(row));
        return Keep(act);
    }

    private async Task Keep(Act act)
    {
        if (await Commit(act) != CommitResult.Committed)
            throw new InvalidOperationException("The usage on Stripe is being written elsewhere: it is looked at again.");
    }

    private static StripeMetersRow Next(StripeMetersRow row) => new()
    {
        TenantId = row.TenantId,
        FirstAt = row.FirstAt,
        DoneUntil = row.DoneUntil,
        LookedBackAt = row.LookedBackAt,
        HasEnded = row.HasEnded,
        Version = row.Version + 1,
    };

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private async Task<TenantCalendar?> Calendar()
    {
        await using var db = source.ForTenant(_tenant);
        return await UsageQuery.Calendar(db, _tenant);
    }

    private async Task<StripeMetersRow?> Root()
    {
        await using var db = source.ForTenant(_tenant);
        return await db.Set<StripeMetersRow>().FirstOrDefaultAsync(row => row.TenantId == _tenant);
    }

    private async Task<List<StripeWindowRow>> Frozen()
    {
        await using var db = source.ForTenant(_tenant);
        return await db.Set<StripeWindowRow>().Where(row => row.TenantId == _tenant && row.State == StripeWindowState.Frozen).ToListAsync();
    }

    private async Task<int> NextRevision(StripeCorrection of)
    {
        await using var db = source.ForTenant(_tenant);
        return (await db.Set<StripeWindowRow>().Where(row => row.TenantId == _tenant && row.Meter == of.Meter && row.StartsAt == of.StartsAt).MaxAsync(row => (int?)row.Revision) ?? -1) + 1;
    }
}
