using System.Collections.Immutable;
using CloudCrm.Billing.Rating;
using CloudCrm.Billing.Usage;
using CloudCrm.Contracts.Billing;

namespace CloudCrm.Billing.Statements;

/// <summary>What usage in a part of a period was charged, so that a share of it can be found.</summary>
/// <param name="From">When the part begins (UTC).</param>
/// <param name="To">When it ends (UTC).</param>
/// <param name="Currency">What the money is.</param>
/// <param name="Meters">By code; of those that cost something.</param>
internal sealed record PricedPart(DateTimeOffset From, DateTimeOffset To, Currency Currency, ImmutableDictionary<string, ChargedMeter> Meters)
{
    /// <summary>The parts of a period's lines.</summary>
    public static ImmutableArray<PricedPart> Of(IReadOnlyCollection<InvoiceLine> lines, Currency currency, TenantCalendar calendar)
    {
        var quantities = lines.Where(line => line.Kind == LineKind.Usage).ToDictionary(line => (line.Span!.Value, line.Code), line => line.Quantity!.Value);
        return
        [
            .. MeterCost.Of(lines, currency).Where(cost => quantities[(cost.Span, cost.Meter)] > 0).GroupBy(cost => cost.Span).Select(part => new PricedPart(
                calendar.StartOf(part.Key.From), calendar.StartOf(part.Key.To), currency,
                part.ToImmutableDictionary(cost => cost.Meter, cost => new ChargedMeter(Payments.MinorUnits.ToAmount(cost.Units, currency), quantities[(part.Key, cost.Meter)])))),
        ];
    }
}

/// <summary>What a period charged for usage.</summary>
/// <param name="Parts">The parts in which it charged something.</param>
/// <param name="IsFinal">Whether there is an invoice.</param>
internal sealed record PricedPeriod(ImmutableArray<PricedPart> Parts, bool IsFinal);

/// <summary>What was charged for a meter.</summary>
/// <param name="Amount">The charge.</param>
/// <param name="Quantity">For how many priced units; more than 0.</param>
internal readonly record struct ChargedMeter(decimal Amount, decimal Quantity)
{
    /// <summary>The share of some units.</summary>
    public decimal Share(decimal units) => units * Amount / Quantity;
}
