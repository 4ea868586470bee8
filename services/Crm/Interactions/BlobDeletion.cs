using CloudCrm.Contracts;
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
    private const string Area = "attachments";

    public string Kind => Work;

    /// <summary>The work; its payload is the blob's path.</summary>
    public static DueWorkRow Of(TenantId tenant, Guid interactionId, Guid fileId, Guid blobId, DateTimeOffset dueAt) => new()
    {
        TenantId = tenant,
        Id = Ids.From($"{tenant}", Work, $"{blobId:n}"),
        Kind = Work,
        DueAt = dueAt,
        Payload = BlobPath.Of(tenant, Area, interactionId, fileId, blobId),
    };

    public async Task Handle(DueWorkRow work, CancellationToken cancellation)
    {
        if (!await IsNamed(work, cancellation))
            await blobs.Delete(work.Payload, cancellation);
    }

    private async Task<bool> IsNamed(DueWorkRow work, CancellationToken cancellation)
    {
        var ids = work.Payload.Split('/')[2..].Select(id => Guid.ParseExact(id, "n")).ToArray();
        var (tenant, interaction, file, blob) = (work.TenantId, ids[0], ids[1], ids[2]);
        await using var db = source.ForTenant(tenant);
        return await db.Set<AttachmentRow>().AnyAsync(
            row => row.TenantId == tenant && row.InteractionId == interaction && row.Id == file && row.BlobId == blob, cancellation);
    }
}
