using CloudCrm.Contracts;
using CloudCrm.Contracts.Interactions;
using CloudCrm.Foundation.Scheduling;

namespace CloudCrm.Crm.Interactions;

/// <summary>Deletes the bytes of a file that was deleted.</summary>
internal sealed class BlobDeletion
{
    private const string Work = "blob.delete";

    /// <summary>The work that falls due at once.</summary>
    public static DueWorkRow Of(TenantId tenant, Guid interactionId, Attachment file, DateTimeOffset now) => new()
    {
        TenantId = tenant,
        Id = Ids.From($"{tenant}", Work, $"{file.BlobId:n}"),
        Kind = Work,
        DueAt = now,
        Payload = $"{interactionId:n}/{file.Id:n}/{file.BlobId:n}",
    };
}
