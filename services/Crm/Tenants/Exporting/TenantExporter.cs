using CloudCrm.Contracts;
using CloudCrm.Contracts.Interactions;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Crm.Customers.Files;
using CloudCrm.Crm.Interactions;
using CloudCrm.Crm.Lists;
using CloudCrm.Foundation.Blobs;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Orleans.Concurrency;

namespace CloudCrm.Crm.Tenants.Exporting;

/// <summary>Reads everything that a tenant has. Each page is read by itself: what changes while an export goes on may be in it or not.</summary>
[GrainType("tenant-exporter"), StatelessWorker, Reentrant]
internal sealed class TenantExporter(IDbSource<CrmDb> source, TimeProvider time) : Grain, ITenantExporter
{
    /// <summary>The most rows of a page.</summary>
    public const int PageRows = 500;

    /// <summary>After so many characters a page ends.</summary>
    public const int PageCharacters = 1_000_000;

    private const string FileList = "export-files";

    private TenantId _tenant;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        (_tenant, _) = GrainKeys.Parse(this.GetPrimaryKeyString());
        return Task.CompletedTask;
    }

    public async Task<Outcome<ExportPlan>> Begin(Caller caller)
    {
        if (!(await GrainFactory.Tenant(_tenant).NoteExport(caller)).Try(out var tenant, out var refusal))
            return refusal;
        await using var db = source.ForTenant(_tenant);
        return new ExportPlan(tenant, time.Instant(), [.. ExportedTable.All(db).Select(table => table.Name)]);
    }

    public async Task<ExportPage> Rows(string table, string? cursor)
    {
        await using var db = source.ForTenant(_tenant);
        var exported = ExportedTable.All(db).FirstOrDefault(one => one.Name == table) ?? throw new ArgumentException("There is no such table in an export.", nameof(table));
        return await exported.Read(db, cursor, PageRows, PageCharacters);
    }

    public async Task<Page<ExportFile>> Files(string? cursor)
    {
        var (area, holder, id) = (FileArea.Customers, Guid.Empty, Guid.Empty);
        if (cursor is not null)
        {
            if (Cursor.Read(cursor, FileList, 3) is not [FileArea.Customers or FileArea.Interactions, var first, var second] || !Guid.TryParse(first, out holder) || !Guid.TryParse(second, out id))
                throw new ArgumentException("This is no place among the files.", nameof(cursor));
            area = Cursor.Read(cursor, FileList, 3)![0];
        }

        await using var db = source.ForTenant(_tenant);
        var page = area == FileArea.Customers ? await OnCustomers(db, holder, id) : await OnInteractions(db, holder, id);
        // After the last file on a customer come those on interactions.
        return page.Next is null && area == FileArea.Customers ? page with { Next = Place(FileArea.Interactions, Guid.Empty, Guid.Empty) } : page;
    }

    private async Task<Page<ExportFile>> OnCustomers(CrmDb db, Guid holder, Guid id)
    {
        var rows = await db.Set<CustomerFileRow>().Where(row => row.TenantId == _tenant)
            .Where(row => row.CustomerId.CompareTo(holder) > 0 || (row.CustomerId == holder && row.Id.CompareTo(id) > 0))
            .OrderBy(row => row.CustomerId).ThenBy(row => row.Id).Take(PageRows + 1).ToListAsync();
        return rows.ToPage(
            PageRows, row => File(FileArea.Customers, "customers", row.CustomerId, row.Id, row.BlobId), row => Place(FileArea.Customers, row.CustomerId, row.Id));
    }

    private async Task<Page<ExportFile>> OnInteractions(CrmDb db, Guid holder, Guid id)
    {
        var rows = await db.Set<AttachmentRow>().Where(row => row.TenantId == _tenant)
            .Where(row => row.InteractionId.CompareTo(holder) > 0 || (row.InteractionId == holder && row.Id.CompareTo(id) > 0))
            .OrderBy(row => row.InteractionId).ThenBy(row => row.Id).Take(PageRows + 1).ToListAsync();
        return rows.ToPage(
            PageRows, row => File(FileArea.Interactions, "interactions", row.InteractionId, row.Id, row.BlobId), row => Place(FileArea.Interactions, row.InteractionId, row.Id));
    }

    private ExportFile File(string area, string folder, Guid holder, Guid id, Guid blob) =>
        new($"files/{folder}/{holder}/{id}", BlobPath.Of(_tenant, area, holder, id, blob));

    private static string Place(string area, Guid holder, Guid id) => Cursor.Write(FileList, area, $"{holder}", $"{id}");
}
