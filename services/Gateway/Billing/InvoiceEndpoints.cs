using System.Collections.Immutable;
using CloudCrm.Contracts.Billing;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Gateway.Http;
using CloudCrm.Gateway.Operator;
using CloudCrm.Gateway.Tenancy;

namespace CloudCrm.Gateway.Billing;

/// <summary>Invoices, for the tenant and for the operator.</summary>
internal static class InvoiceEndpoints
{
    public static void MapInvoices(this IEndpointRouteBuilder api)
    {
        var invoices = api.MapGroup("/invoices").WithTags("Billing").Requires(Right.ReadUsage);
        invoices.MapGet("", List).WithName("ListInvoices").Answers<Wire.Page<Wire.Invoice>>()
            .WithSummary("Invoices and credit notes, newest first.");
        invoices.MapGet("/drafts", Drafts).WithName("ListInvoiceDrafts").Answers<Wire.Page<Wire.Invoice>>()
            .WithSummary("Invoices of periods that are over and still wait for late usage, as they stand now.");
        invoices.MapGet("/{id}", Read).WithName("ReadInvoice").Answers<Wire.Invoice>()
            .WithSummary("An invoice with its lines.");
        api.MapPost("/invoices/{id}/dispute", Dispute).WithName("DisputeInvoice").WithTags("Billing").Requires(Right.ManageBilling).Keyed().Answers<Wire.Invoice>()
            .WithSummary("Dispute an invoice that waits to be paid, once: it is rated again (rerating), and nobody is reminded of it until the operator has decided.");

        api.MapPost("/invoices/{id}/pay", Pay).WithName("PayInvoice").WithTags("Billing").Requires(Right.ManageBilling).Keyed().Answers<Wire.Invoice>()
            .WithSummary("Pay what is left of an open invoice by the card on file, now.");

        api.MapGet("/operator/invoices", Unpaid).WithTags("Operator").WithName("ListUnpaidInvoices").Requires(Right.Operate).AddEndpointFilter<RouteHandlerBuilder, OperatorWitness>()
            .Answers<Wire.Page<Wire.TenantInvoice>>().WithSummary("Open, overdue and disputed invoices of all tenants, what is due longest first.");
        api.MapGet("/operator/revenue", Revenue).WithTags("Operator").WithName("ReadRevenue").Requires(Right.Operate).AddEndpointFilter<RouteHandlerBuilder, OperatorWitness>()
            .Answers<Wire.Revenue>().WithSummary("What invoices of all tenants came to by month and currency, and which companies came and went.");
        api.MapGet("/operator/figures", Figures).WithTags("Operator").WithName("ListTenantFigures").Requires(Right.Operate).AddEndpointFilter<RouteHandlerBuilder, OperatorWitness>()
            .Answers<Wire.Page<Wire.TenantFigures>>().WithSummary("What tenants use and owe, in the order in which they are named: the running period so far, and what is left to pay of invoices.");
        var tenants = api.MapGroup("/operator/tenants/{id}/invoices").WithTags("Operator").Requires(Right.Operate).AddEndpointFilter<RouteGroupBuilder, OperatorWitness>();
        tenants.MapGet("", ListOf).WithName("ListTenantInvoices").Answers<Wire.Page<Wire.Invoice>>()
            .WithSummary("A tenant's invoices and credit notes, newest first.");
        tenants.MapGet("/{invoiceId}", ReadOf).WithName("ReadTenantInvoice").Answers<Wire.Invoice>()
            .WithSummary("A tenant's invoice with its lines, and why it is disputed.");
        tenants.MapPost("/{invoiceId}/paid", MarkPaid).WithName("MarkInvoicePaid").Keyed().Answers<Wire.Invoice>()
            .WithSummary("Say that what is left of an invoice was paid.");
        tenants.MapPost("/{invoiceId}/credit", Credit).WithName("CreditInvoice").Keyed().Answers<Wire.Invoice>()
            .WithSummary("Take back parts of an invoice, or all of it, by a credit note.");
        tenants.MapPost("/{invoiceId}/refund", Refund).WithName("RefundInvoice").Answers<Wire.BillingAccount>()
            .WithSummary("Take money out of a tenant's balance and pay it back to the card that paid an invoice.");
        tenants.MapPost("/{invoiceId}/uphold", Uphold).WithName("UpholdInvoice").Keyed().Answers<Wire.Invoice>()
            .WithSummary("Decide a dispute: the invoice waits to be paid again, with as many days as the terms give.");
    }

    private static async Task<IResult> List(PageQuery page, Call call, IGrainFactory grains) =>
        Answer.Page(await grains.InvoiceReader(call.Tenant).List(page.Cursor, page.Limit), InvoiceWire.ToWire);

    private static async Task<IResult> Drafts(Call call, IGrainFactory grains) => Answer.Page(await grains.InvoiceReader(call.Tenant).Drafts(), InvoiceWire.ToWire);

    private static async Task<IResult> Read(EntityId id, Call call, IGrainFactory grains) => Answer.List(await grains.InvoiceReader(call.Tenant).Read(id), InvoiceWire.ToWire);

    private static async Task<IResult> Dispute(EntityId id, Body<Wire.DisputeInvoice> body, Call call, IGrainFactory grains) =>
        Answer.Ok(await grains.BillingAccount(call.Tenant).Dispute(id, body.Value.Reason, call.Caller, call.OnceOnRoute(body.Value)!), InvoiceWire.ToWire);

    private static async Task<IResult> Pay(EntityId id, Call call, IGrainFactory grains) =>
        Answer.Ok(await grains.StripeCollectionDesk(call.Tenant).Pay(id, call.OnceOrNull()!), InvoiceWire.ToWire);

    private static async Task<IResult> Refund(EntityId id, EntityId invoiceId, New<Wire.RefundInvoice> body, Call call, IGrainFactory grains) => Answer.Ok(
        id.Value == Guid.Empty
            ? Refusal.NotFound("invoice")
            : await grains.StripeCollectionDesk(TenantId.From(id)).Refund(new(body.Id, invoiceId, body.Value.Amount, body.Value.Reason), call.Caller, body.Once),
        AccountWire.ToWire);

    private static async Task<IResult> ListOf(EntityId id, PageQuery page, IGrainFactory grains) => id.Value == Guid.Empty
        ? Answer.Refused(Refusal.NotFound("tenant"))
        : Answer.Page(await grains.InvoiceReader(TenantId.From(id)).List(page.Cursor, page.Limit), InvoiceWire.ToWire);

    private static async Task<IResult> Unpaid(UnpaidQuery query, IGrainFactory grains) =>
        Answer.Page(await grains.UnpaidInvoices().List(query.State, query.Cursor, query.Limit), it => new Wire.TenantInvoice(it.Tenant, InvoiceWire.ToWire(it.Invoice)));

    private static async Task<IResult> Revenue(RevenueQuery query, IGrainFactory grains) =>
        Answer.List<ImmutableArray<RevenueMonth>, Wire.Revenue>(await grains.RevenueReader().Read(query.Months), InvoiceWire.ToWire);

    private static async Task<IResult> Figures(FiguresQuery query, IGrainFactory grains) =>
        Answer.Page<TenantFigures, Wire.TenantFigures>(new Page<TenantFigures>(await grains.TenantFigures().Read(query.Tenants), null), InvoiceWire.ToWire);

    private static async Task<IResult> ReadOf(EntityId id, EntityId invoiceId, IGrainFactory grains) => Answer.List(
        id.Value == Guid.Empty ? Refusal.NotFound("invoice") : await grains.InvoiceReader(TenantId.From(id)).Read(invoiceId), InvoiceWire.ToWire);

    private static Task<IResult> MarkPaid(EntityId id, EntityId invoiceId, Body<Wire.MarkPaid> body, Call call, IGrainFactory grains) =>
        On(id, grains, account => account.MarkPaid(invoiceId, body.Value.Reference, call.Caller, call.OnceOnRoute(body.Value)!));

    private static Task<IResult> Credit(EntityId id, EntityId invoiceId, Body<Wire.CreditInvoice> body, Call call, IGrainFactory grains) => On(
        id, grains, account => account.Credit(
            invoiceId, new(body.Value.Reason, [.. (body.Value.Lines ?? []).Select(line => new CreditLine(line.Line, line.Amount))]), call.Caller, call.OnceOnRoute(body.Value)!));

    private static Task<IResult> Uphold(EntityId id, EntityId invoiceId, Body<Wire.DisputeInvoice> body, Call call, IGrainFactory grains) =>
        On(id, grains, account => account.Uphold(invoiceId, body.Value.Reason, call.Caller, call.OnceOnRoute(body.Value)!));

    /// <summary>The empty id can't name a tenant, so it is unknown before any grain is asked.</summary>
    private static async Task<IResult> On(EntityId id, IGrainFactory grains, Func<IBillingAccountGrain, Task<Outcome<Invoice>>> act) =>
        Answer.Ok(id.Value == Guid.Empty ? Refusal.NotFound("invoice") : await act(grains.BillingAccount(TenantId.From(id))), InvoiceWire.ToWire);
}
