using System.Collections.Immutable;
using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using CloudCrm.Billing.Invoices.Documents;
using CloudCrm.Billing.Invoices.Proof;
using CloudCrm.Billing.Metering;
using CloudCrm.Billing.Usage;
using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Billing.Invoices;

/// <summary>Reads what invoices are made of from the ledger: event by event, never all of them at once.</summary>
internal sealed class InvoiceLedger(IDbSource<BillingDb> source, MeterBook meters)
{
    /// <summary>How long after its time of receipt an event is in the ledger for all to see at the latest: what was received up to so long ago does not grow any more.</summary>
    public static readonly TimeSpan SettledAfter = TimeSpan.FromMinutes(5);

    private static readonly Expression<Func<UsageEventRow, BilledEvent>> s_billed = row => new BilledEvent
    {
        Id = row.EventId,
        Quantity = row.Quantity,
        At = row.RecordedAt,
        ReceivedAt = row.ReceivedAt,
        Channel = row.Channel,
        UserId = row.UserId,
        CustomerId = row.CustomerId,
        InteractionId = row.InteractionId,
        Source = row.Source,
        SourceId = row.SourceId,
        Subject = row.Subject,
        DistinctValue = row.DistinctValue,
    };

    private static readonly Converter<UsageEventRow, BilledEvent> s_toBilled = new(s_billed.Compile());

    /// <summary>Rates an invoice: reads every event that it needs once.</summary>
    public async Task<RatedInvoice> Rate(InvoiceTerms terms, CancellationToken cancellation = default) =>
        await Rate(terms, (await meters.Current()).All.Select(BilledMeter.Of), cancellation);

    /// <summary>Rates an invoice with the meters that it names: others may have come since.</summary>
    public async Task<RatedInvoice> Rate(InvoiceTerms terms, IEnumerable<BilledMeter> billed, CancellationToken cancellation = default)
    {
        var folded = new List<FoldedSet>();
        foreach (var set in await Sets(terms, billed, cancellation))
        {
            var fold = new UsageFold(terms.Tenant, set);
            await foreach (var given in Events(terms.Tenant, set, terms.UsageUntil, cancellation))
                fold.Add(given);
            folded.Add(fold.End());
        }

        return InvoiceRating.Rate(terms, folded);
    }

    // The sets of an invoice, with the levels that they begin with.
    private async Task<ImmutableArray<UsageSet>> Sets(InvoiceTerms terms, IEnumerable<BilledMeter> billed, CancellationToken cancellation)
    {
        var table = await meters.Current();
        var sets = InvoiceRating.Sets(terms, billed.ToDictionary(meter => meter.Code, StringComparer.Ordinal), (_, _) => 0);
        var opened = ImmutableArray.CreateBuilder<UsageSet>(sets.Length);
        foreach (var set in sets)
            opened.Add(set.Meter.IsLevel ? set with { Opening = await Level(terms.Tenant, table.Find(set.Meter.Code)!.Number, set.Period.From, terms.UsageUntil, cancellation) } : set);
        return opened.MoveToImmutable();
    }

    /// <summary>The events of a set, by time, then id.</summary>
    public async IAsyncEnumerable<BilledEvent> Events(
        TenantId tenant, UsageSet set, DateTimeOffset until, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var number = await Number(set);
        await using var db = source.ForTenant(tenant);
        var rows = Of(db, tenant, set, number, until).OrderBy(row => row.RecordedAt).ThenBy(row => row.EventId).Select(s_billed);
        await foreach (var given in rows.AsAsyncEnumerable().WithCancellation(cancellation))
            yield return given;
    }

    /// <summary>Some events of a set, by time, then id.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="set">The set.</param>
    /// <param name="until">Up to when the ledger took those that count.</param>
    /// <param name="after">The place of the last one that was read; null for the first ones.</param>
    /// <param name="limit">How many at most.</param>
    public async Task<List<BilledEvent>> Page(TenantId tenant, UsageSet set, DateTimeOffset until, (DateTimeOffset At, Guid Id)? after, int limit)
    {
        var (number, place) = (await Number(set), after ?? (set.Period.From.AddTicks(-TimeSpan.TicksPerMicrosecond), Guid.AllBitsSet));
        await using var db = source.ForTenant(tenant);
        return (await LedgerPages.After(db, Of(db, tenant, set, number, until), place.At, place.Id, limit)).ConvertAll(s_toBilled);
    }

    /// <summary>
    /// Whether events of a period came after an invoice of it had counted: then it has to be rated again. For meters with a level any earlier event counts too.
    /// </summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="invoice">The invoice of the period.</param>
    /// <param name="after">Up to when the last document that rated the period had counted.</param>
    /// <param name="until">Up to when the next one counts.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<bool> IsLate(TenantId tenant, InvoiceDocument invoice, DateTimeOffset after, DateTimeOffset until, CancellationToken cancellation = default)
    {
        var table = await meters.Current();
        await using var db = source.ForTenant(tenant);
        foreach (var meter in invoice.Meters)
        {
            var number = table.Find(meter.Code)!.Number;
            var (from, to) = (meter.IsLevel ? EventCheck.Earliest : invoice.DayStarts[0], invoice.DayStarts[^1]);
            var rows = db.Set<UsageEventRow>().Where(row => row.TenantId == tenant && row.Meter == number && row.RecordedAt >= from && row.RecordedAt < to);
            if (await rows.AnyAsync(row => row.ReceivedAt > after && row.ReceivedAt <= until, cancellation))
                return true;
        }

        return false;
    }

    private async Task<long> Level(TenantId tenant, short meter, DateTimeOffset before, DateTimeOffset until, CancellationToken cancellation)
    {
        await using var db = source.ForTenant(tenant);
        return await db.Set<UsageEventRow>()
            .Where(row => row.TenantId == tenant && row.Meter == meter && row.RecordedAt < before && row.ReceivedAt <= until)
            .SumAsync(row => row.Quantity, cancellation);
    }

    private async Task<short> Number(UsageSet set) => (await meters.Current()).Find(set.Meter.Code)!.Number;

    private static IQueryable<UsageEventRow> Of(BillingDb db, TenantId tenant, UsageSet set, short number, DateTimeOffset until)
    {
        var (from, to) = (set.Period.From, set.Period.To);
        return db.Set<UsageEventRow>().Where(row => row.TenantId == tenant && row.Meter == number && row.RecordedAt >= from && row.RecordedAt < to && row.ReceivedAt <= until);
    }
}
