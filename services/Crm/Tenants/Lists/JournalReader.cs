using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Crm.Lists;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Orleans.Concurrency;

namespace CloudCrm.Crm.Tenants.Lists;

/// <summary>A tenant's journal in the order of commit, or back from its end.</summary>
[GrainType("journal-reader"), StatelessWorker, Reentrant]
internal sealed class JournalReader(IDbSource<CrmDb> source) : Grain, IJournalReader
{
    /// <summary>The most entries that one filtered page looks at.</summary>
    public const int MaxLookedAt = 20_000;

    private TenantId _tenant;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        (_tenant, _) = GrainKeys.Parse(this.GetPrimaryKeyString());
        return Task.CompletedTask;
    }

    public async Task<Outcome<Page<JournalEntry>>> After(long sequence, int limit, JournalFilter? filter = null)
    {
        if (Cursor.CheckLimit(limit) is { } refusal)
            return refusal;
        if (sequence < 0)
            return Refusal.Invalid("after", "0 or a sequence number.");
        await using var db = source.ForTenant(_tenant);
        var entries = db.Journal.Where(j => j.TenantId == _tenant && j.Sequence > sequence);
        if (LetsAllThrough(filter))
            return ToPage(await entries.OrderBy(j => j.Sequence).Take(limit + 1).ToListAsync(), limit, null);

        var until = sequence > long.MaxValue - MaxLookedAt ? long.MaxValue : sequence + MaxLookedAt;
        var rows = await Fitting(entries.Where(j => j.Sequence <= until), filter).OrderBy(j => j.Sequence).Take(limit + 1).ToListAsync();
        var goesOn = await db.Journal.AnyAsync(j => j.TenantId == _tenant && j.Sequence > until);
        return ToPage(rows, limit, goesOn ? until : null);
    }

    public async Task<Outcome<Page<JournalEntry>>> Before(long? sequence, int limit, JournalFilter? filter = null)
    {
        if (Cursor.CheckLimit(limit) is { } refusal)
            return refusal;
        await using var db = source.ForTenant(_tenant);
        var end = sequence ?? await db.Set<JournalHeadRow>().Where(head => head.TenantId == _tenant).Select(head => head.Sequence).FirstOrDefaultAsync() + 1;
        var entries = db.Journal.Where(j => j.TenantId == _tenant && j.Sequence < end);
        if (LetsAllThrough(filter))
            return ToPage(await entries.OrderByDescending(j => j.Sequence).Take(limit + 1).ToListAsync(), limit, null);

        var from = Math.Max(0, end - MaxLookedAt);
        var rows = await Fitting(entries.Where(j => j.Sequence >= from), filter).OrderByDescending(j => j.Sequence).Take(limit + 1).ToListAsync();
        var goesOn = await db.Journal.AnyAsync(j => j.TenantId == _tenant && j.Sequence < from);
        return ToPage(rows, limit, goesOn ? from : null);
    }

    private static bool LetsAllThrough([NotNullWhen(false)] JournalFilter? filter) => filter is null || filter == new JournalFilter();

    private static IQueryable<JournalRow> Fitting(IQueryable<JournalRow> entries, JournalFilter filter)
    {
        if (filter.Actor is { } actor)
            entries = entries.Where(j => j.ActorId == actor);
        if (filter.Entity is { } entity)
            entries = entries.Where(j => j.Entity == entity);
        if (filter.EntityId is { } id)
            entries = entries.Where(j => j.EntityId == id);
        if (filter.Verb is { } verb)
            entries = entries.Where(j => j.Verb == verb);
        if (filter.From is { } from)
            entries = entries.Where(j => j.At >= from);
        return filter.To is { } to ? entries.Where(j => j.At < to) : entries;
    }

    private static Page<JournalEntry> ToPage(List<JournalRow> rows, int limit, long? next)
    {
        var page = rows.ToPage(limit, ToEntry, j => Text(j.Sequence));
        return page.Next is null && next is { } place ? page with { Next = Text(place) } : page;
    }

    private static string Text(long sequence) => sequence.ToString(CultureInfo.InvariantCulture);

    private static JournalEntry ToEntry(JournalRow row) =>
        new(row.Sequence, row.At, new(row.ActorKind, row.ActorId, row.CredentialId, row.Address), row.Entity, row.EntityId, row.Verb, row.Details);
}
