using CloudCrm.Billing.Usage;
using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Billing.Payments.Stripe.Meters;

/// <summary>Compares what the ledger says of hours with what was fixed of them.</summary>
internal sealed class LateUsage(IDbSource<BillingDb> source, Quantities quantities)
{
    /// <summary>The most events at once in which one hour of a meter is told.</summary>
    private const int PartsMax = 20;

    /// <summary>The events that are lacking, so that all of an hour sum to what was used in it; none where nothing changed. They are not in any order.</summary>
    public async Task<List<StripeWindowRow>> Missing(TenantId tenant, TenantCalendar calendar, DateTimeOffset from, DateTimeOffset to, int max, DateTimeOffset now)
    {
        var missing = new List<StripeWindowRow>();
        await using var db = source.ForTenant(tenant);
        foreach (var hours in UsageHours.Between(calendar, from, to))
        {
            var used = await quantities.Until(db, tenant, UsageWindow.Of(hours.Period.Start, hours.Period.End), hours.Edges);
            var told = await Told(db, tenant, hours.Edges[0], hours.Edges[^1]);
            foreach (var (meter, place) in Places(used, told, hours.Edges))
            {
                var (startsAt, rows) = (hours.Edges[place], told.GetValueOrDefault((meter, hours.Edges[place])) ?? []);
                var revision = rows.Count == 0 ? 0 : rows.Max(row => row.Revision) + 1;
                foreach (var part in StripeQuantity.Parts(Used(used, meter, place) - rows.Where(row => !row.IsCorrection).Sum(row => row.ToQuantity()), PartsMax))
                    missing.Add(StripeWindowRow.Frozen(tenant, meter, startsAt, revision++, part, false, now));
                if (missing.Count >= max)
                    return missing;
            }
        }

        return missing;
    }

    private static decimal Used(IReadOnlyDictionary<short, decimal[]> used, short meter, int place) =>
        used.TryGetValue(meter, out var grown) ? StripeQuantity.Round(grown[place + 1]) - StripeQuantity.Round(grown[place]) : 0;

    // Hour by hour, so that what is told first is what was used first.
    private static IEnumerable<(short Meter, int Place)> Places(
        IReadOnlyDictionary<short, decimal[]> used, Dictionary<(short, DateTimeOffset), List<StripeWindowRow>> told, IReadOnlyList<DateTimeOffset> edges)
    {
        // Seats stand on Stripe as an item of the subscription.
        var meters = used.Keys.Union(told.Keys.Select(key => key.Item1)).Where(meter => meter != MeterCodes.Seats).Order().ToArray();
        return Enumerable.Range(0, edges.Count - 1).SelectMany(place => meters.Select(meter => (meter, place)));
    }

    private static async Task<Dictionary<(short, DateTimeOffset), List<StripeWindowRow>>> Told(BillingDb db, TenantId tenant, DateTimeOffset from, DateTimeOffset to)
    {
        var rows = await db.Set<StripeWindowRow>().Where(row => row.TenantId == tenant && row.StartsAt >= from && row.StartsAt < to).ToListAsync();
        return rows.GroupBy(row => (row.Meter, row.StartsAt)).ToDictionary(group => group.Key, group => group.ToList());
    }
}
