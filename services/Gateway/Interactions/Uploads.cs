using CloudCrm.Contracts.Customers;
using CloudCrm.Contracts.Interactions;
using CloudCrm.Foundation.Blobs;
using CloudCrm.Gateway.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace CloudCrm.Gateway.Interactions;

/// <summary>What files hang on: an interaction or a customer.</summary>
/// <param name="Area">Where their bytes lie.</param>
/// <param name="Id">Which one.</param>
/// <param name="Expect">Notes that bytes are about to be stored.</param>
/// <param name="Attach">Commits a file's facts.</param>
internal sealed record FileHolder(
    string Area, Guid Id, Func<Guid, Guid, Task<Outcome<Done>>> Expect, Func<Attachment, Caller, Task<Outcome<Attachment>>> Attach)
{
    public static FileHolder Of(IInteractionGrain grain, Guid id) => new(FileArea.Interactions, id, grain.Expect, grain.Attach);

    /// <summary>A customer; <paramref name="named"/> is the one in the path, whose survivor it may be.</summary>
    public static FileHolder Of(ICustomerFilesGrain grain, Guid id, Guid named) =>
        new(FileArea.Customers, id, grain.Expect, (file, caller) => grain.Attach(file, caller, named == id ? null : named));
}

/// <summary>
/// Streams a file into the blob store, then has its holder commit its facts. Bytes that no row names are taken away again: at once where that is
/// known, otherwise by the work that the holder scheduled before they came.
/// </summary>
internal sealed class Uploads(IBlobStore blobs, TimeProvider time)
{
    /// <summary>Takes an upload in; a body above the bound is answered 413.</summary>
    public async Task<IResult> Take(FileHolder holder, UploadHeaders upload, Call call, HttpContext http)
    {
        http.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = UploadHeaders.MaxBytes + 1;
        try
        {
            return Answer.Created(await Store(holder, upload, call, http.Request.Body, http.RequestAborted), InteractionWire.ToWire);
        }
        catch (BlobTooLargeException)
        {
            return Answer.Failed(FaultGate.BodyTooLarge);
        }
    }

    /// <summary>Gives a file back; the browser saves it and never shows it.</summary>
    public async Task<IResult> Give(Outcome<Attachment> outcome, string area, Guid holder, Call call, CancellationToken cancellation)
    {
        if (!outcome.Try(out var attachment, out var refusal))
            return Answer.Refused(refusal);
        // Deleted between the two looks: then it is as if it had been before the first.
        var bytes = await blobs.OpenRead(PathOf(call.Tenant, area, holder, attachment), cancellation);
        return bytes is null
            ? Answer.Refused(Refusal.NotFound("attachment"))
            : TypedResults.Stream(bytes, attachment.ContentType, attachment.FileName, entityTag: new EntityTagHeaderValue($"\"{attachment.Sha256}\""));
    }

    private async Task<Outcome<Attachment>> Store(FileHolder holder, UploadHeaders upload, Call call, Stream body, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var attachment = new Attachment(call.IdFromKey(), upload.FileName, upload.ContentType, 0, "", now, Guid.CreateVersion7(now));
        var path = PathOf(call.Tenant, holder.Area, holder.Id, attachment);
        if (!(await holder.Expect(attachment.Id, attachment.BlobId)).Try(out _, out var refusal))
            return refusal;
        var stored = await blobs.Write(path, body, UploadHeaders.MaxBytes, cancellation);

        var file = attachment with { SizeBytes = stored.Bytes, Sha256 = stored.Sha256, DetectedType = stored.DetectedType };
        var outcome = await holder.Attach(file, call.Caller);
        if (!outcome.IsOk || outcome.Value.BlobId != attachment.BlobId)
            await blobs.Delete(path, CancellationToken.None);
        return outcome;
    }

    private static string PathOf(TenantId tenant, string area, Guid holder, Attachment attachment) =>
        BlobPath.Of(tenant, area, holder, attachment.Id, attachment.BlobId);
}
