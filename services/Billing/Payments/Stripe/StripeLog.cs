using CloudCrm.Billing.Lists;
using CloudCrm.Billing.Payments.Stripe.Gate;
using CloudCrm.Billing.Payments.Stripe.Intake;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Orleans.Concurrency;

namespace CloudCrm.Billing.Payments.Stripe;

/// <summary>What was said to and by Stripe, newest first: calls by their ids, which grow with time, and events by when they came.</summary>
[GrainType("stripe-log"), StatelessWorker]
internal sealed class StripeLog(IDbSource<BillingDb> source) : Grain, IStripeLog
{
    private const string CallsMark = "stripe-calls:";
    private const string EventsMark = "stripe-events:";

    public async Task<Outcome<Page<StripeCall>>> Calls(StripeLogFilter filter, StripeCallResult? result, string? cursor, int limit)
    {
        if (Cursor.CheckLimit(limit) is { } refusal)
            return refusal;
        if ((cursor is null ? (default, Guid.AllBitsSet) : Cursor.Read(cursor, CallsMark)) is not var (_, before))
            return Cursor.Malformed();
        await using var db = source.AcrossTenants();
        var rows = db.Set<StripeCallRow>().Where(row => row.Id < before);
        if (filter.Tenant is { } tenant)
            rows = rows.Where(row => row.AboutTenant == tenant);
        if (filter.ObjectId is { } about)
            rows = rows.Where(row => row.ObjectId == about);
        rows = result switch
        {
            null => rows,
            StripeCallResult.Done => rows.Where(row => row.Status == 200),
            StripeCallResult.Unanswered => rows.Where(row => row.Status == 0),
            _ => rows.Where(row => row.Status > 200),
        };
        var found = await rows.OrderByDescending(row => row.Id).Take(limit + 1).ToListAsync();
        return new Page<StripeCall>(
            [.. found.Take(limit).Select(row => row.ToContract())], found.Count > limit ? Cursor.Write(CallsMark, found[limit - 1].At, found[limit - 1].Id) : null);
    }

    public async Task<Outcome<Page<StripeNotice>>> Events(StripeLogFilter filter, StripeEventState? state, string? cursor, int limit)
    {
        if (Cursor.CheckLimit(limit) is { } refusal)
            return refusal;
        if ((cursor is null ? (DateTimeOffset.MaxValue.ToInstant(), "") : Cursor.ReadText(cursor, EventsMark)) is not var (at, id))
            return Cursor.Malformed();
        await using var db = source.AcrossTenants();
        IQueryable<StripeEventRow> rows = db.Set<StripeEventRow>();
        if (filter.Tenant is { } tenant)
            rows = rows.Where(row => row.AboutTenant == tenant);
        if (filter.ObjectId is { } about)
            rows = rows.Where(row => row.ObjectId == about);
        if (state is { } wanted)
            rows = rows.Where(row => row.State == wanted);
        var found = await Before(rows, at, id, limit + 1);
        return new Page<StripeNotice>(
            [.. found.Take(limit).Select(row => row.ToContract())], found.Count > limit ? Cursor.Write(EventsMark, found[limit - 1].ReceivedAt, found[limit - 1].Id) : null);
    }

    // First the rest of the same instant, then what is older: one comparison of pairs would not use the index everywhere.
    private static async Task<List<StripeEventRow>> Before(IQueryable<StripeEventRow> rows, DateTimeOffset at, string id, int limit)
    {
#pragma warning disable CA1309, CA1310 // The database compares, by bytes.
        var same = await rows.Where(row => row.ReceivedAt == at && string.Compare(row.Id, id) < 0).OrderByDescending(row => row.Id).Take(limit).ToListAsync();
#pragma warning restore CA1309, CA1310
        if (same.Count < limit)
            same.AddRange(await rows.Where(row => row.ReceivedAt < at).OrderByDescending(row => row.ReceivedAt).ThenByDescending(row => row.Id).Take(limit - same.Count).ToListAsync());
        return same;
    }
}
