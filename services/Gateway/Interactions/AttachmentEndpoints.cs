using CloudCrm.Contracts.Interactions;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Gateway.Http;
using CloudCrm.Gateway.Tenancy;

namespace CloudCrm.Gateway.Interactions;

internal static class AttachmentEndpoints
{
    public static void MapAttachments(this IEndpointRouteBuilder api)
    {
        var files = api.MapGroup("/interactions/{id}/attachments").WithTags("Interactions");
        files.MapGet("", List).WithName("ListAttachments").Requires(Right.ReadInteractions).Answers<Wire.Page<Wire.Attachment>>()
            .WithSummary("An interaction's files in the order of recording.");
        files.MapPost("", Attach).WithName("AttachFile").Requires(Right.ServeCustomers).Keyed().Answers<Wire.Attachment>(201)
            .WithMetadata(FileMetadata.Instance, UploadHeaders.FileNameInput)
            .WithSummary("Attach a file of at most 100,000,000 bytes: the body is the file, Content-Type its media type.");
        files.MapGet("/{attachmentId}", Download).WithName("DownloadAttachment").Requires(Right.ReadInteractions).Produces<Stream>(200, "application/octet-stream")
            .WithSummary("A file's bytes.");
        files.MapDelete("/{attachmentId}", Detach).WithName("DeleteAttachment").Requires(Right.ServeCustomers).AnswersNothing()
            .WithSummary("Delete a file and take its storage back. May be repeated for 30 days; a file that never was is not found.");
    }

    private static async Task<IResult> List(EntityId id, PageQuery page, Call call, IGrainFactory grains) =>
        Answer.Page(await grains.InteractionReader(call.Tenant).Attachments(id, page.Cursor, page.Limit), InteractionWire.ToWire);

    private static async Task<IResult> Attach(EntityId id, UploadHeaders upload, Call call, HttpContext http, IGrainFactory grains, Uploads uploads)
    {
        var grain = grains.Interaction(call.Tenant, id);
        return (await grain.Read()).Try(out _, out var refusal) ? await uploads.Take(FileHolder.Of(grain, id), upload, call, http) : Answer.Refused(refusal);
    }

    private static async Task<IResult> Download(EntityId id, EntityId attachmentId, Call call, IGrainFactory grains, Uploads uploads, CancellationToken cancellation) =>
        await uploads.Give(await grains.Interaction(call.Tenant, id).Attachment(attachmentId), FileArea.Interactions, id, call, cancellation);

    private static async Task<IResult> Detach(EntityId id, EntityId attachmentId, Call call, IGrainFactory grains) =>
        Answer.Done(await grains.Interaction(call.Tenant, id).Detach(attachmentId, call.Caller));
}
