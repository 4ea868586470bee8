using System.Globalization;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Crm.Lists;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Orleans.Concurrency;

namespace CloudCrm.Crm.Tenants.Lists;

/// <summary>A tenant's journal in the order of commit.</summary>
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
        if (filter is null || filter == new JournalFilter())
            return ToPage(await entries.OrderBy(j => j.Sequence).Take(limit + 1).ToListAsync(), limit, null);

        var until = sequence > long.MaxValue - MaxLookedAt ? long.MaxValue : sequence + MaxLookedAt;
        var rows = await Fitting(entries.Where(j => j.Sequence <= until), filter).OrderBy(j => j.Sequence).Take(limit + 1).ToListAsync();
        var goesOn = await db.Journal.AnyAsync(j => j.TenantId == _tenant && j.Sequence > until);
        return ToPage(rows, limit, goesOn ? until : null);
    }

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
