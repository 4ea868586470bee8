using CloudCrm.Contracts.Interactions;
using CloudCrm.Foundation.Blobs;
using CloudCrm.Gateway.Http;

namespace CloudCrm.Gateway.Interactions;

/// <summary>
/// Streams a file into the blob store, then has the interaction commit its facts. Bytes that no row names are taken away again: at once where that is
/// known, otherwise by the work that the interaction scheduled before they came.
/// </summary>
internal sealed class Uploads(IBlobStore blobs, TimeProvider time)
{
    private const string Area = "attachments";

    /// <summary>Where a file's bytes are.</summary>
    public static string PathOf(TenantId tenant, Guid interactionId, Attachment attachment) =>
        BlobPath.Of(tenant, Area, interactionId, attachment.Id, attachment.BlobId);

    /// <exception cref="BlobTooLargeException">More than <see cref="UploadHeaders.MaxBytes"/> came.</exception>
    public async Task<Outcome<Attachment>> Store(
        IInteractionGrain grain, Guid interactionId, UploadHeaders upload, Call call, Stream body, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var attachment = new Attachment(call.IdFromKey(), upload.FileName, upload.ContentType, 0, "", now, Guid.CreateVersion7(now));
        var path = PathOf(call.Tenant, interactionId, attachment);
        if (!(await grain.Expect(attachment.Id, attachment.BlobId)).Try(out _, out var refusal))
            return refusal;
        var stored = await blobs.Write(path, body, UploadHeaders.MaxBytes, cancellation);

        var outcome = await grain.Attach(attachment with { SizeBytes = stored.Bytes, Sha256 = stored.Sha256 }, call.Caller);
        if (!outcome.IsOk || outcome.Value.BlobId != attachment.BlobId)
            await blobs.Delete(path, CancellationToken.None);
        return outcome;
    }
}
