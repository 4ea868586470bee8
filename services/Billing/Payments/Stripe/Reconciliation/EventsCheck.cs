using CloudCrm.Billing.Payments.Stripe.Gate;
using CloudCrm.Billing.Payments.Stripe.Intake;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Stripe;

namespace CloudCrm.Billing.Payments.Stripe.Reconciliation;

/// <summary>Looks for events that never came: Stripe's list of them is compared with what was kept, and what is lacking is kept as if it had come.</summary>
internal sealed class EventsCheck(StripeGate gate, StripeEventStore store, StripeEventHandlers handlers, StripeOwners owners, IDbSource<BillingDb> source, IGrainFactory grains)
{
    /// <summary>How long Stripe is left to tell of an event itself.</summary>
    public static readonly TimeSpan ToldWithin = TimeSpan.FromMinutes(15);

    /// <summary>How far back somebody who asks for a comparison gets one.</summary>
    public static readonly TimeSpan AskedBack = TimeSpan.FromDays(1);

    private const int PageMax = 100;

    // Findings that are resolved at a time; more wait for the next time.
    private const int OpenMax = 1_000;

    // The list of so many hours is read at once.
    private static readonly TimeSpan s_slice = TimeSpan.FromHours(6);

    /// <summary>Compares the events between two instants.</summary>
    public async Task<CheckFigures> Check(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation)
    {
        var figures = default(CheckFigures);
        for (var at = from; at < to; at += s_slice)
            figures += await Slice(at, at + s_slice < to ? at + s_slice : to, cancellation);
        await Resolve(cancellation);
        return figures;
    }

    private async Task<CheckFigures> Slice(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation)
    {
        var figures = default(CheckFigures);
        foreach (var page in (await List(from, to, cancellation)).Chunk(PageMax))
        {
            var known = await Known([.. page.Select(told => told.Id)], cancellation);
            var lost = page.Where(told => !known.Contains(told.Id)).ToList();
            foreach (var told in lost)
                await Keep(told, cancellation);
            figures += new CheckFigures(page.Length, lost.Count, lost.Count);
        }

        return figures;
    }

    // What is found is written down before it is fetched: whoever dies in between finds it lost again, and one that was fetched is resolved later at the latest.
    private async Task Keep(ToldEvent told, CancellationToken cancellation)
    {
        // It may have come while others were fetched.
        if ((await Known([told.Id], cancellation)).Count > 0)
            return;
        var owner = await owners.Find(told.CustomerId, told.Named, cancellation);
        if (owner is { } whose)
            await grains.StripeFindings(whose).Found(StripeFindingKind.WebhookLost, told.Id, new Details().Fact("type", told.Type).Fact("object", told.ObjectId).Fact("at", told.CreatedAt).ToString());
        await store.Keep(told, cancellation);
    }

    private async Task Resolve(CancellationToken cancellation)
    {
        await using var db = source.AcrossTenants();
        var open = await db.Set<StripeFindingRow>().Where(row => row.ResolvedAt == null && row.Kind == StripeFindingKind.WebhookLost).OrderBy(row => row.Id).Take(OpenMax).ToListAsync(cancellation);
        foreach (var finding in open)
        {
            if ((await Known([finding.Subject], cancellation)).Count > 0)
                await grains.StripeFindings(finding.TenantId).Resolved(finding.Kind, finding.Subject, "fetched");
        }
    }

    private Task<List<ToldEvent>> List(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation) => gate.Call(
        new(null, "event.list"),
        async (client, options, stop) =>
        {
            var told = new List<ToldEvent>();
            var asked = new EventListOptions { Limit = PageMax, Created = new DateRangeOptions { GreaterThanOrEqual = from.UtcDateTime, LessThan = to.UtcDateTime } };
            await foreach (var one in client.V1.Events.ListAutoPagingAsync(asked, options, stop))
            {
                if (one.RawJsonElement is { } raw && ToldEvent.Read(raw) is { } read && handlers.Of(read.Type) is not null)
                    told.Add(read);
            }

            return told;
        },
        cancellation);

    private async Task<HashSet<string>> Known(List<string> ids, CancellationToken cancellation)
    {
        await using var db = source.AcrossTenants();
        return [.. await db.Set<StripeEventRow>().Where(row => ids.Contains(row.Id)).Select(row => row.Id).ToListAsync(cancellation)];
    }
}
