using CloudCrm.Contracts.Customers;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Foundation.Blobs;
using CloudCrm.Gateway.Customers;
using CloudCrm.Gateway.Http;
using CloudCrm.Gateway.Tenancy;

namespace CloudCrm.Gateway.Tenants;

internal static class ExportEndpoints
{
    public static void MapExport(this IEndpointRouteBuilder api) =>
        api.MapGet("/tenant/export", Export).WithTags("Tenant").WithName("ExportTenant").Requires(Right.ReadTenant).Produces<Stream>(200, TenantArchive.MediaType)
            .WithSummary("Everything that the tenant has as one ZIP file, for owners, also while the tenant is being closed. The journal keeps who took it.");

    private static async Task<IResult> Export(ArchiveQuery query, Call call, IGrainFactory grains, IBlobStore blobs)
    {
        if (!(await grains.TenantExporter(call.Tenant).Begin(call.Caller)).Try(out var plan, out var refusal))
            return Answer.Refused(refusal);
        var book = await grains.FieldBook(call.Tenant).Read();
        IReadOnlyList<ImportColumn> columns = [.. ExportRow.Usual, .. book.Fields.Select(field => new ImportColumn(field.Key, $"fields.{field.Key}"))];
        var (reader, filter) = (grains.CustomerReader(call.Tenant), new CustomerFilter { Sort = "createdAt" });
        var first = await reader.List(filter, null, Paging.MaxLimit, call.Sight);
        var customers = CsvAnswer.Of(
            columns.Select(column => column.Column), first, cursor => reader.List(filter, cursor, Paging.MaxLimit, call.Sight), customer => ExportRow.Of(customer, columns));
        return customers is CsvAnswer csv ? new TenantArchive(plan, csv, query.Files, grains, blobs) : customers;
    }
}
