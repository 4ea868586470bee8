using CloudCrm.Contracts.Customers;
using CloudCrm.Contracts.Interactions;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Foundation.Blobs;
using CloudCrm.Gateway.Http;
using CloudCrm.Gateway.Interactions;
using CloudCrm.Gateway.Tenancy;
using Microsoft.AspNetCore.Http.Features;

namespace CloudCrm.Gateway.Customers;

internal static class ImportEndpoints
{
    public static void MapImports(this IEndpointRouteBuilder api)
    {
        var imports = api.MapGroup("/imports").WithTags("Imports");
        imports.MapGet("", List).WithName("ListImports").Requires(Right.ReadCustomers).Answers<Wire.Page<Wire.Import>>()
            .WithSummary("Imports of customers, newest first.");
        imports.MapPost("", Start).WithName("StartImport").Requires(Right.ManageCustomers).Answers<Wire.Import>(201)
            .WithSummary("Begin an import of a CSV file; the file comes next.");
        imports.MapGet("/{id}", Read).WithName("ReadImport").Requires(Right.ReadCustomers).Answers<Wire.Import>()
            .WithSummary("One import, with how far it is.");
        imports.MapPut("/{id}/file", Send).WithName("SendImportFile").Requires(Right.ManageCustomers).Answers<Wire.Import>()
            .WithMetadata(FileMetadata.Instance, UploadHeaders.FileNameInput)
            .WithSummary("Send the CSV file, UTF-8, at most 100,000,000 bytes; from then on its rows are taken in.");
        imports.MapPost("/{id}/cancel", Cancel).WithName("CancelImport").Requires(Right.ManageCustomers).Answers<Wire.Import>()
            .WithSummary("Stop an import; what was taken in stays.");
        imports.MapGet("/{id}/errors", Errors).WithName("ReadImportErrors").Requires(Right.ReadCustomers).Produces<Stream>(200, CsvAnswer.MediaType)
            .WithSummary("The rows that were refused as a CSV file: row, column, problem.");
        api.MapGet("/customers/export", Export).WithTags("Imports").WithName("ExportCustomers").Requires(Right.ReadCustomers).Produces<Stream>(200, CsvAnswer.MediaType)
            .WithSummary("Customers that fit as a CSV file in the order of their registration.");
    }

    private static async Task<IResult> List(PageQuery page, Call call, IGrainFactory grains) =>
        Answer.Page(await grains.CustomerReader(call.Tenant).Imports(page.Cursor, page.Limit), CustomerWire.ToWire);

    private static async Task<IResult> Start(New<Wire.StartImport> body, Call call, IGrainFactory grains) => Answer.Created(
        await grains.Import(call.Tenant, body.Id).Start(body.Value.ToCommand(), call.Caller, call.Sight, body.Once), CustomerWire.ToWire, import => $"/v1/imports/{import.Id}");

    private static async Task<IResult> Read(EntityId id, Call call, IGrainFactory grains) =>
        Answer.Ok(await grains.Import(call.Tenant, id).Read(), CustomerWire.ToWire);

    private static async Task<IResult> Send(EntityId id, UploadHeaders upload, Call call, HttpContext http, IGrainFactory grains, IBlobStore blobs)
    {
        var grain = grains.Import(call.Tenant, id);
        if (!(await grain.Read()).Try(out var import, out var refusal))
            return Answer.Refused(refusal);
        http.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = UploadHeaders.MaxBytes + 1;
        // A repetition while the file is being read would take it away under the reader: only what still waits is written.
        if (import.State != ImportState.Waiting)
        {
            return import.FileName == upload.FileName
                ? Answer.Ok<Import, Wire.Import>(import, CustomerWire.ToWire)
                : Answer.Refused(Refusal.Conflict("This import has had its file.", "file_received"));
        }

        try
        {
            var stored = await blobs.Write(BlobPath.Of(call.Tenant, FileArea.Imports, id), http.Request.Body, UploadHeaders.MaxBytes, http.RequestAborted);
            return Answer.Ok(await grain.Receive(upload.FileName, stored.Bytes, call.Caller, call.Sight), CustomerWire.ToWire);
        }
        catch (BlobTooLargeException)
        {
            return Answer.Failed(FaultGate.BodyTooLarge);
        }
    }

    private static async Task<IResult> Cancel(EntityId id, Call call, IGrainFactory grains) =>
        Answer.Ok(await grains.Import(call.Tenant, id).Cancel(call.Caller, call.OnceOrNull()), CustomerWire.ToWire);

    private static async Task<IResult> Errors(EntityId id, Call call, IGrainFactory grains)
    {
        var reader = grains.CustomerReader(call.Tenant);
        var first = await reader.ImportErrors(id, null, Paging.MaxLimit);
        return CsvAnswer.Of(
            ["row", "column", "problem"], first, cursor => reader.ImportErrors(id, cursor, Paging.MaxLimit), error => [$"{error.Row}", error.Column, error.Problem]);
    }

    private static async Task<IResult> Export(ExportQuery query, Call call, IGrainFactory grains)
    {
        if (!(await ColumnsOf(query, call, grains)).Try(out var columns, out var refusal))
            return Answer.Refused(refusal);
        var filter = query.Filter.Sort is null ? query.Filter with { Sort = "createdAt" } : query.Filter;
        var reader = grains.CustomerReader(call.Tenant);
        var first = await reader.List(filter, null, Paging.MaxLimit, call.Sight);
        return CsvAnswer.Of(
            columns.Select(column => column.Column), first, cursor => reader.List(filter, cursor, Paging.MaxLimit, call.Sight), customer => ExportRow.Of(call.Sight.Show(customer), columns));
    }

    /// <summary>The columns that are named, none of which may be hidden; else all that are known and seen.</summary>
    private static async Task<Outcome<IReadOnlyList<ImportColumn>>> ColumnsOf(ExportQuery query, Call call, IGrainFactory grains)
    {
        if (query.Import is { } id)
        {
            return (await grains.Import(call.Tenant, id).Read())
                .Then<IReadOnlyList<ImportColumn>>(import => Hidden(import.Columns, call, "import") is { } refusal ? refusal : import.Columns.ToArray());
        }

        if (query.Columns.Count > 0)
            return Hidden(query.Columns, call, "column") is { } refusal ? refusal : query.Columns.ToArray();
        var book = await grains.FieldBook(call.Tenant).Read();
        return ExportRow.Usual.Concat(book.Fields.Select(field => new ImportColumn(field.Key, $"fields.{field.Key}")))
            .Where(column => call.Sight.Sees(CustomerParts.OfColumn(column.Target))).ToArray();
    }

    private static Refusal? Hidden(IEnumerable<ImportColumn> columns, Call call, string parameter) =>
        columns.Select(column => call.Sight.RefusesToShow(CustomerParts.OfColumn(column.Target), parameter)).FirstOrDefault(refusal => refusal is not null);
}
