using CloudCrm.Contracts.Tenants;
using CloudCrm.Foundation.Blobs;
using CloudCrm.Gateway.Http;
using CloudCrm.Gateway.Operator;
using CloudCrm.Gateway.Tenancy;

namespace CloudCrm.Gateway.Billing;

/// <summary>Invoices and credit notes as files, and the ledger of money for accounting.</summary>
internal static class InvoiceFileEndpoints
{
    private const string Html = "text/html";
    private const string Pdf = "application/pdf";
    private const string Json = "application/json";

    public static void MapInvoiceFiles(this IEndpointRouteBuilder api)
    {
        var invoices = api.MapGroup("/invoices").WithTags("Billing");
        invoices.MapGet("/journal", Journal).WithName("ExportInvoiceJournal").Requires(Right.ReadUsage).Produces<Stream>(200, CsvAnswer.MediaType)
            .WithSummary("What was entered in the double-entry ledger of money, as a CSV file for accounting.");
        invoices.MapGet("/{id}/html", Page).WithName("ReadInvoicePage").Requires(Right.ReadUsage).Produces<Stream>(200, Html)
            .WithSummary("An invoice or credit note as a page that needs nothing else.");
        invoices.MapGet("/{id}/pdf", Print).WithName("PrintInvoice").Requires(Right.ReadUsage).Produces<Stream>(200, Pdf)
            .WithSummary("An invoice or credit note as a tagged PDF. Answered 503 with the code pdf_unavailable where the installation has no browser to print with.");
        invoices.MapGet("/{id}/bundle", Bundle).WithName("ExportInvoiceBundle").Requires(Right.ReadUsage | Right.ReadCustomers).Produces<Stream>(200, Json)
            .WithSummary("What proves an invoice or credit note: the document, its price versions and every usage event, for verify-invoice.");
        api.MapGet("/operator/tenants/{id}/invoices/journal", JournalOf).WithTags("Operator").WithName("ExportTenantInvoiceJournal").Requires(Right.Operate)
            .AddEndpointFilter<RouteHandlerBuilder, OperatorWitness>().Produces<Stream>(200, CsvAnswer.MediaType)
            .WithSummary("What was entered in a tenant's ledger of money, as a CSV file for accounting.");
    }

    private static Task<IResult> Journal(TimeQuery query, Call call, IGrainFactory grains) => JournalFile(call.Tenant, query, grains);

    private static async Task<IResult> JournalOf(EntityId id, TimeQuery query, IGrainFactory grains) =>
        id.Value == Guid.Empty ? Answer.Refused(Refusal.NotFound("billing account")) : await JournalFile(TenantId.From(id), query, grains);

    private static Task<IResult> JournalFile(TenantId tenant, TimeQuery query, IGrainFactory grains) =>
        PartsAnswer.Of(CsvAnswer.MediaType, cursor => grains.InvoiceFiles(tenant).Journal(query.From, query.To, cursor));

    private static Task<IResult> Page(EntityId id, LanguageQuery query, Call call, IGrainFactory grains) =>
        PartsAnswer.Of(Html, _ => grains.InvoiceFiles(call.Tenant).Page(id, query.Language));

    private static async Task<IResult> Print(EntityId id, LanguageQuery query, Call call, IGrainFactory grains, IBlobStore blobs, CancellationToken cancellation)
    {
        if (!(await grains.InvoicePrinter(call.Tenant, id).Print(query.Language)).Try(out var printed, out var refusal))
            return Answer.Refused(refusal);
        // Deleted between the two looks: its tenant is gone.
        var bytes = await blobs.OpenRead(printed.Path, cancellation);
        return bytes is null ? Answer.Refused(Refusal.NotFound("invoice")) : TypedResults.Stream(bytes, printed.MediaType, printed.Name);
    }

    private static Task<IResult> Bundle(EntityId id, Call call, IGrainFactory grains) =>
        PartsAnswer.Of(Json, cursor => grains.InvoiceFiles(call.Tenant).Bundle(id, cursor));
}
