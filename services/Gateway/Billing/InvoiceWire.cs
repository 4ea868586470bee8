using System.Collections.Immutable;
using CloudCrm.Contracts.Billing;

namespace CloudCrm.Gateway.Billing;

/// <summary>Invoices as the API tells of them.</summary>
internal static class InvoiceWire
{
    public static Wire.Revenue ToWire(ImmutableArray<RevenueMonth> it) => new(
        [.. it.Select(row => new Wire.RevenueMonth(
            row.Month, row.Currency, row.Net, row.Recurring, row.Usage, row.Other, row.Companies, row.NewCompanies, row.LostCompanies, row.LostRecurring))]);

    public static Wire.TenantFigures ToWire(TenantFigures it) =>
        new(it.Tenant, it.Currency, it.PeriodTo, it.Usage, it.Total, [.. it.Open.Select(open => new Wire.OpenMoney(open.Currency, open.Amount))]);

    public static Wire.Invoice ToWire(Invoice it) => new(
        it.Id, it.Number, it.IsCreditNote, it.RefersTo, it.PeriodFrom, it.PeriodTo, it.IssuedOn, it.DueOn, it.Currency, it.Total, it.Due, it.Open, (Wire.InvoiceState?)it.State, it.Digest,
        [.. it.Lines.Select(AccountWire.ToWire)],
        it.Rerating is { } rerating ? new(rerating.AskedAt, rerating.DoneAt, rerating.IsSame, rerating.FirstDifference, rerating.Credit) : null,
        it.Dispute is { } dispute ? new(dispute.Reason, dispute.AskedAt, dispute.Decision, dispute.DecidedAt, dispute.DueOn) : null);
}
