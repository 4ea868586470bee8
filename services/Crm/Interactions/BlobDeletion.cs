using CloudCrm.Contracts;
using CloudCrm.Contracts.Interactions;
using CloudCrm.Crm.Customers.Files;
using CloudCrm.Foundation.Blobs;
using CloudCrm.Foundation.Data;
using CloudCrm.Foundation.Scheduling;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Crm.Interactions;

/// <summary>
/// Deletes the bytes of a file that was deleted, or that was never committed: those that no row names. Every upload has bytes of its own, so that nobody
/// else's are ever touched.
/// </summary>
internal sealed class BlobDeletion(IDbSource<CrmDb> source, IBlobStore blobs) : IDueHandler
{
    private const string Work = "blob.delete";

    public string Kind => Work;

    /// <summary>The work; its payload is the blob's path.</summary>
    public static DueWorkRow Of(TenantId tenant, string area, Guid holderId, Guid fileId, Guid blobId, DateTimeOffset dueAt) => new()
    {
        TenantId = tenant,
        Id = Ids.From($"{tenant}", Work, $"{blobId:n}"),
        Kind = Work,
        DueAt = dueAt,
        Payload = BlobPath.Of(tenant, area, holderId, fileId, blobId),
    };

    public async Task Handle(DueWorkRow work, CancellationToken cancellation)
    {
        if (!await IsNamed(work, cancellation))
            await blobs.Delete(work.Payload, cancellation);
    }

    private async Task<bool> IsNamed(DueWorkRow work, CancellationToken cancellation)
    {
        var path = work.Payload.Split('/');
        var ids = path[2..].Select(id => Guid.ParseExact(id, "n")).ToArray();
        var (tenant, holder, file, blob) = (work.TenantId, ids[0], ids[1], ids[2]);
        await using var db = source.ForTenant(tenant);
        return path[1] switch
        {
            FileArea.Interactions => await db.Set<AttachmentRow>().AnyAsync(
                row => row.TenantId == tenant && row.InteractionId == holder && row.Id == file && row.BlobId == blob, cancellation),
            FileArea.Customers => await db.Set<CustomerFileRow>().AnyAsync(
                row => row.TenantId == tenant && row.CustomerId == holder && row.Id == file && row.BlobId == blob, cancellation),
            var area => throw new InvalidOperationException($"No files lie in {area}."),
        };
    }
}
