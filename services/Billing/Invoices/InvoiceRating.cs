using System.Collections.Immutable;
using CloudCrm.Billing.Invoices.Documents;
using CloudCrm.Billing.Invoices.Proof;
using CloudCrm.Billing.Rating;
using CloudCrm.Contracts.Billing;

namespace CloudCrm.Billing.Invoices;

/// <summary>An invoice as it was calculated out of terms and events, with what proves it.</summary>
/// <param name="Invoice">The calculation.</param>
/// <param name="Lines">Its lines, with events and digests.</param>
/// <param name="Openings">The levels that it began with.</param>
/// <param name="Meters">The meters that stand on it.</param>
public sealed record RatedInvoice(
    CalculatedInvoice Invoice, ImmutableArray<DocumentLine> Lines, ImmutableArray<OpeningLevel> Openings, ImmutableArray<BilledMeter> Meters);

/// <summary>From terms and usage to the lines of an invoice. Pure: the same terms and events give the same invoice on any machine.</summary>
public static class InvoiceRating
{
    /// <summary>Which events an invoice needs. Meters that no segment has a price for are left out; they cost nothing.</summary>
    /// <param name="terms">The invoice's.</param>
    /// <param name="meters">All meters, by code.</param>
    /// <param name="opening">The level of a meter when the period begins, or an earlier one does; asked only where the meter has one.</param>
    public static ImmutableArray<UsageSet> Sets(InvoiceTerms terms, IReadOnlyDictionary<string, BilledMeter> meters, Func<BilledMeter, int?, long> opening)
    {
        var sets = ImmutableArray.CreateBuilder<UsageSet>();
        foreach (var earlier in (IEnumerable<int?>)[null, .. Enumerable.Range(0, terms.Earlier.Length)])
        {
            var period = earlier is { } place ? terms.Earlier[place].Period : terms.Period;
            foreach (var meter in CodesOf(period).Where(meters.ContainsKey).Select(code => meters[code]))
            {
                sets.Add(new()
                {
                    Meter = meter,
                    Earlier = earlier,
                    DayStarts = period.DayStarts,
                    Segments = [.. period.Segments.Select(period.SpanOf)],
                    Opening = meter.IsLevel ? opening(meter, earlier) : 0,
                });
            }
        }

        return sets.ToImmutable();
    }

    /// <summary>The invoice.</summary>
    /// <param name="terms">The invoice's.</param>
    /// <param name="folded">Every set of <see cref="Sets"/>, folded.</param>
    public static RatedInvoice Rate(InvoiceTerms terms, IReadOnlyCollection<FoldedSet> folded)
    {
        var own = Of(folded, null);
        var corrections = terms.Earlier.SelectMany((earlier, i) => Corrections(terms.Currency, earlier, Of(folded, i))).ToImmutableArray();
        var invoice = InvoiceCalculator.Calculate(Input(terms.Currency, terms.Period, own) with
        {
            Corrections = [.. corrections.Select(it => it.Correction)],
            Commitments = terms.Commitments,
            Coupons = terms.Coupons,
            Tax = terms.Tax,
            Credits = terms.Credits,
            Prepaid = terms.Prepaid,
        });
        var proofs = corrections.ToDictionary(it => (LineKind.Correction, it.Correction.Code, it.Correction.Span), it => (it.Part, (string?)it.Number));
        foreach (var (code, set) in own)
        {
            for (var i = 0; i < set.Parts.Length; i++)
                proofs.Add((set.Set.Meter.IsSeats ? LineKind.Seats : LineKind.Usage, code, terms.Period.Segments[i].Span), (set.Parts[i], null));
        }

        return new(
            invoice,
            [.. invoice.Lines.Select(line => ToLine(line, terms.Currency, line.Span is { } span && proofs.TryGetValue((line.Kind, line.Code, span), out var proof) ? proof : default))],
            [.. folded.Where(it => it.Set.Meter.IsLevel).Select(it => new OpeningLevel(it.Set.Meter.Code, it.Set.Opening, it.Set.Earlier))],
            [.. folded.Select(it => it.Set.Meter).DistinctBy(meter => meter.Code).OrderBy(meter => meter.Code, StringComparer.Ordinal)]);
    }

    /// <summary>What was billed for a period by its own lines: seats and usage within minimum, maximum and trial.</summary>
    internal static IEnumerable<BilledBefore> Billed(IEnumerable<(LineKind Kind, string Code, BillingPeriod? Span, decimal? Quantity, decimal Amount)> lines) =>
        from line in lines
        where line.Kind is LineKind.Seats or LineKind.Usage or LineKind.Minimum or LineKind.Maximum or LineKind.Trial && line.Code != InvoiceLine.BaseCode
        group line by (Span: line.Span!.Value, line.Code) into parts
        select new BilledBefore(parts.Key.Span, parts.Key.Code, parts.Sum(part => part.Quantity ?? 0), parts.Sum(part => part.Amount));

    private static IEnumerable<string> CodesOf(PeriodTerms period) =>
        period.Segments.SelectMany(segment => segment.Prices.Meters.Keys).Append(InvoiceLine.SeatsCode).Distinct().Order(StringComparer.Ordinal);

    private static Dictionary<string, FoldedSet> Of(IEnumerable<FoldedSet> folded, int? earlier) =>
        folded.Where(it => it.Set.Earlier == earlier).ToDictionary(it => it.Set.Meter.Code, StringComparer.Ordinal);

    private static InvoiceInput Input(Currency currency, PeriodTerms period, Dictionary<string, FoldedSet> usage) => new()
    {
        Currency = currency,
        Period = period.Days,
        Segments = [.. period.Segments.Select((segment, i) => new PlanSegment
        {
            Span = segment.Span,
            Plan = segment.Plan.Code,
            PriceVersion = segment.PriceVersion,
            Prices = segment.Prices,
            IsTrial = segment.IsTrial,
            Seats = usage.TryGetValue(InvoiceLine.SeatsCode, out var seats) ? seats.Parts[i].Levels : [.. Enumerable.Repeat(0, segment.Span.Days)],
            Used = segment.Prices.Meters.Keys.Where(usage.ContainsKey).ToImmutableDictionary(code => code, code => usage[code].Parts[i].Used),
        })],
    };

    // What is billed now is what the whole period costs, as invoices round it, without what they had already: so corrections of corrections never drift.
    private static IEnumerable<(Correction Correction, FoldedUsage Part, string Number)> Corrections(Currency currency, EarlierPeriod earlier, Dictionary<string, FoldedSet> usage)
    {
        var lines = InvoiceCalculator.Calculate(Input(currency, earlier.Period, usage)).Lines;
        var now = Billed(lines.Select(line => (line.Kind, line.Code, line.Span, line.Quantity, line.Amount)));
        foreach (var it in now.Where(it => usage.ContainsKey(it.Code)))
        {
            var place = earlier.Period.Segments.Select(segment => segment.Span).ToImmutableArray().IndexOf(it.Span);
            var before = earlier.Billed.Where(billed => billed.Code == it.Code && billed.Span == it.Span).ToArray();
            var (quantity, amount) = (it.Quantity - before.Sum(billed => billed.Quantity), it.Amount - before.Sum(billed => billed.Amount));
            if (quantity != 0 || amount != 0)
                yield return (new(it.Code, it.Span, earlier.Period.Segments[place].PriceVersion, quantity, amount), usage[it.Code].Parts[place], earlier.Number);
        }
    }

    private static DocumentLine ToLine(InvoiceLine line, Currency currency, (FoldedUsage? Part, string? Corrects) proof) => new(line.Kind, line.Code, Figures.Money(line.Amount, currency))
    {
        About = line.About,
        Exact = Figures.Plain(line.Exact),
        Span = line.Span,
        Plan = line.Plan,
        PriceVersion = line.PriceVersion,
        Quantity = Figures.Plain(line.Quantity),
        Included = Figures.Plain(line.Included),
        Events = proof.Part?.Events,
        Digest = proof.Part?.Digest,
        Opening = proof.Part is { Opening: not 0 } part ? part.Opening : null,
        Corrects = proof.Corrects,
    };
}
