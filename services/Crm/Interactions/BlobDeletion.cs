using CloudCrm.Contracts;
using CloudCrm.Contracts.Interactions;
using CloudCrm.Foundation.Blobs;
using CloudCrm.Foundation.Scheduling;

namespace CloudCrm.Crm.Interactions;

/// <summary>Deletes the bytes of a file that was deleted. Every upload has bytes of its own, so that nobody else's are ever touched.</summary>
internal sealed class BlobDeletion(IBlobStore blobs) : IDueHandler
{
    private const string Work = "blob.delete";
    private const string Area = "attachments";

    public string Kind => Work;

    /// <summary>The work that falls due at once; its payload is the blob's path.</summary>
    public static DueWorkRow Of(TenantId tenant, Guid interactionId, Attachment file, DateTimeOffset now) => new()
    {
        TenantId = tenant,
        Id = Ids.From($"{tenant}", Work, $"{file.BlobId:n}"),
        Kind = Work,
        DueAt = now,
        Payload = BlobPath.Of(tenant, Area, interactionId, file.Id, file.BlobId),
    };

    public Task Handle(DueWorkRow work, CancellationToken cancellation) => blobs.Delete(work.Payload, cancellation);
}
