using System.Collections.Immutable;
using CloudCrm.Billing.Payments;
using CloudCrm.Billing.Rating;
using CloudCrm.Contracts.Billing;

namespace CloudCrm.Billing.Statements;

/// <summary>What a meter costs in one part of a period: its usage within minimum and maximum, and nothing on trial.</summary>
/// <param name="Meter">The meter's code.</param>
/// <param name="Span">The part's days.</param>
/// <param name="Units">In minor units of the currency.</param>
internal sealed record MeterCost(string Meter, BillingPeriod Span, long Units)
{
    /// <summary>All of an invoice that are not 0.</summary>
    public static ImmutableArray<MeterCost> Of(CalculatedInvoice invoice) => Of(invoice.Lines, invoice.Currency);

    /// <summary>All of an invoice's lines that are not 0.</summary>
    public static ImmutableArray<MeterCost> Of(IReadOnlyCollection<InvoiceLine> lines, Currency currency)
    {
        var meters = lines.Where(line => line.Kind == LineKind.Usage).Select(line => line.Code).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. lines.Where(line => line.Kind is LineKind.Usage or LineKind.Minimum or LineKind.Maximum or LineKind.Trial && line.Span is not null && meters.Contains(line.Code))
                .GroupBy(line => (line.Code, line.Span!.Value), line => line.Amount)
                .Select(group => new MeterCost(group.Key.Code, group.Key.Value, MinorUnits.Of(group.Sum(), currency))).Where(cost => cost.Units != 0),
        ];
    }
}
