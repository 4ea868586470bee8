using CloudCrm.Contracts.Customers;
using CloudCrm.Contracts.Interactions;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Gateway.Http;
using CloudCrm.Gateway.Interactions;
using CloudCrm.Gateway.Tenancy;

namespace CloudCrm.Gateway.Customers;

internal static class CustomerFileEndpoints
{
    public static void MapCustomerFiles(this IEndpointRouteBuilder api)
    {
        var files = api.MapGroup("/customers/{id}/attachments").WithTags("Customers");
        files.MapGet("", List).WithName("ListCustomerFiles").Requires(Right.ReadCustomers).Answers<Wire.Page<Wire.Attachment>>()
            .WithSummary("A customer's files and those of whoever is merged into it, newest first.");
        files.MapPost("", Attach).WithName("AttachCustomerFile").Requires(Right.ManageCustomers).Keyed().Answers<Wire.Attachment>(201)
            .WithMetadata(FileMetadata.Instance, UploadHeaders.FileNameInput)
            .WithSummary("Attach a file of at most 100,000,000 bytes to a customer: the body is the file, Content-Type its media type. Of a merged customer it goes to the survivor.");
        files.MapGet("/{attachmentId}", Download).WithName("DownloadCustomerFile").Requires(Right.ReadCustomers).Produces<Stream>(200, "application/octet-stream")
            .WithSummary("A file's bytes.");
        files.MapDelete("/{attachmentId}", Detach).WithName("DeleteCustomerFile").Requires(Right.ManageCustomers).AnswersNothing()
            .WithSummary("Delete a file and take its storage back. May be repeated for 30 days; a file that never was is not found.");
    }

    private static async Task<IResult> List(EntityId id, PageQuery page, Call call, IGrainFactory grains) =>
        Answer.Page(await grains.CustomerFileReader(call.Tenant).List(id, page.Cursor, page.Limit), InteractionWire.ToWire);

    private static async Task<IResult> Attach(EntityId id, UploadHeaders upload, Call call, HttpContext http, IGrainFactory grains, Uploads uploads) =>
        (await grains.CustomerReader(call.Tenant).Survivor(id)).Try(out var survivor, out var refusal)
            ? await uploads.Take(FileHolder.Of(grains.CustomerFiles(call.Tenant, survivor), survivor, id), upload, call, http)
            : Answer.Refused(refusal);

    private static async Task<IResult> Download(EntityId id, EntityId attachmentId, Call call, IGrainFactory grains, Uploads uploads, CancellationToken cancellation)
    {
        var outcome = await Of(id, attachmentId, call, grains, files => files.Attachment(attachmentId));
        var holder = outcome.Try(out var file, out _) ? file.CustomerId ?? id : id;
        return await uploads.Give(outcome, FileArea.Customers, holder, call, cancellation);
    }

    private static async Task<IResult> Detach(EntityId id, EntityId attachmentId, Call call, IGrainFactory grains) =>
        Answer.Done(await Of(id, attachmentId, call, grains, files => files.Detach(attachmentId, call.Caller)));

    private static Task<Outcome<T>> Of<T>(Guid id, Guid fileId, Call call, IGrainFactory grains, Func<ICustomerFilesGrain, Task<Outcome<T>>> ask) => OfFamily.Ask(
        id, holder => ask(grains.CustomerFiles(call.Tenant, holder)), () => grains.CustomerFileReader(call.Tenant).Holder(id, fileId));
}
