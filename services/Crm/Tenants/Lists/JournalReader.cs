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
    private TenantId _tenant;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        (_tenant, _) = GrainKeys.Parse(this.GetPrimaryKeyString());
        return Task.CompletedTask;
    }

    public async Task<Outcome<Page<JournalEntry>>> After(long sequence, int limit)
    {
        if (Cursor.CheckLimit(limit) is { } refusal)
            return refusal;
        if (sequence < 0)
            return Refusal.Invalid("after", "0 or a sequence number.");
        await using var db = source.ForTenant(_tenant);
        var rows = await db.Journal.Where(j => j.TenantId == _tenant && j.Sequence > sequence).OrderBy(j => j.Sequence)
            .Take(limit + 1).ToListAsync();
        return rows.ToPage(limit, ToEntry, j => j.Sequence.ToString(CultureInfo.InvariantCulture));
    }

    private static JournalEntry ToEntry(JournalRow row) =>
        new(row.Sequence, row.At, new(row.ActorKind, row.ActorId, row.CredentialId), row.Entity, row.EntityId, row.Verb, row.Details);
}
