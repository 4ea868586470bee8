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
        var tenants = api.MapGroup("/operator/tenants/{id}/invoices").WithTags("Operator").Requires(Right.Operate).AddEndpointFilter<RouteGroupBuilder, OperatorWitness>();
        tenants.MapGet("/journal", JournalOf).WithName("ExportTenantInvoiceJournal").Produces<Stream>(200, CsvAnswer.MediaType)
            .WithSummary("What was entered in a tenant's ledger of money, as a CSV file for accounting.");
        tenants.MapGet("/{invoiceId}/html", PageOf).WithName("ReadTenantInvoicePage").Produces<Stream>(200, Html)
            .WithSummary("A tenant's invoice or credit note as a page that needs nothing else.");
        tenants.MapGet("/{invoiceId}/pdf", PrintOf).WithName("PrintTenantInvoice").Produces<Stream>(200, Pdf)
            .WithSummary("A tenant's invoice or credit note as a tagged PDF. Answered 503 with the code pdf_unavailable where the installation has no browser to print with.");
        tenants.MapGet("/{invoiceId}/bundle", BundleOf).WithName("ExportTenantInvoiceBundle").Produces<Stream>(200, Json)
            .WithSummary("What proves a tenant's invoice or credit note: the document, its price versions and every usage event, for verify-invoice.");
    }

    private static Task<IResult> Journal(TimeQuery query, Call call, IGrainFactory grains) => JournalFile(call.Tenant, query, grains);

    private static async Task<IResult> JournalOf(EntityId id, TimeQuery query, IGrainFactory grains) =>
        id.Value == Guid.Empty ? Answer.Refused(Refusal.NotFound("billing account")) : await JournalFile(TenantId.From(id), query, grains);

    private static Task<IResult> JournalFile(TenantId tenant, TimeQuery query, IGrainFactory grains) =>
        PartsAnswer.Of(CsvAnswer.MediaType, cursor => grains.InvoiceFiles(tenant).Journal(query.From, query.To, cursor));

    private static Task<IResult> Page(EntityId id, LanguageQuery query, Call call, IGrainFactory grains) => PageFile(call.Tenant, id, query, grains);

    private static async Task<IResult> PageOf(EntityId id, EntityId invoiceId, LanguageQuery query, IGrainFactory grains) =>
        id.Value == Guid.Empty ? Unknown() : await PageFile(TenantId.From(id), invoiceId, query, grains);

    private static Task<IResult> PageFile(TenantId tenant, Guid id, LanguageQuery query, IGrainFactory grains) =>
        PartsAnswer.Of(Html, _ => grains.InvoiceFiles(tenant).Page(id, query.Language));

    private static Task<IResult> Print(EntityId id, LanguageQuery query, Call call, IGrainFactory grains, IBlobStore blobs, CancellationToken cancellation) =>
        PrintedFile(call.Tenant, id, query, grains, blobs, cancellation);

    private static async Task<IResult> PrintOf(EntityId id, EntityId invoiceId, LanguageQuery query, IGrainFactory grains, IBlobStore blobs, CancellationToken cancellation) =>
        id.Value == Guid.Empty ? Unknown() : await PrintedFile(TenantId.From(id), invoiceId, query, grains, blobs, cancellation);

    private static async Task<IResult> PrintedFile(TenantId tenant, Guid id, LanguageQuery query, IGrainFactory grains, IBlobStore blobs, CancellationToken cancellation)
    {
        if (!(await grains.InvoicePrinter(tenant, id).Print(query.Language)).Try(out var printed, out var refusal))
            return Answer.Refused(refusal);
        // Deleted between the two looks: its tenant is gone.
        var bytes = await blobs.OpenRead(printed.Path, cancellation);
        return bytes is null ? Unknown() : TypedResults.Stream(bytes, printed.MediaType, printed.Name);
    }

    private static Task<IResult> Bundle(EntityId id, Call call, IGrainFactory grains) => BundleFile(call.Tenant, id, grains);

    private static async Task<IResult> BundleOf(EntityId id, EntityId invoiceId, IGrainFactory grains) =>
        id.Value == Guid.Empty ? Unknown() : await BundleFile(TenantId.From(id), invoiceId, grains);

    private static Task<IResult> BundleFile(TenantId tenant, Guid id, IGrainFactory grains) => PartsAnswer.Of(Json, cursor => grains.InvoiceFiles(tenant).Bundle(id, cursor));

    private static IResult Unknown() => Answer.Refused(Refusal.NotFound("invoice"));
}
