using System.Collections.Immutable;
using CloudCrm.Billing.Rating;

namespace CloudCrm.Tests.Billing.Rating;

/// <summary>Inputs of invoices, made of a seed.</summary>
internal static class MadeInvoices
{
    private static readonly string[] s_meters = ["api.calls", "messages.outbound", "storage.bytes"];

    public static InvoiceInput Of(Random random)
    {
        var from = new DateOnly(2026, 1, 1).AddDays(random.Next(700));
        var period = new BillingPeriod(from, from.AddMonths(1));
        return new()
        {
            Currency = Currency.All[random.Next(Currency.All.Count)],
            Period = period,
            Segments = Segments(random, period),
            Corrections = Some(random, i => new Correction(s_meters[i], new(from.AddMonths(-1), from), "v0", 1, random.Next(-900, 900) / 7m)),
            Commitments = Some(random, i => new Commitment($"c{i}", random.Next(900), random.Next(2) == 0 ? [] : [s_meters[i], "base"])),
            Coupons = Some(random, i => random.Next(2) == 0
                ? new Coupon($"p{i}", MadePrices.Figure(random, 100, 1), null, random.Next(2) == 0 ? 10 : null, random.Next(3))
                : new Coupon($"a{i}", null, MadePrices.Figure(random, 200, 2))),
            Tax = random.Next(4) == 0 ? null : new("VAT", random.Next(30) / 100m, random.Next(2) == 0),
            Credits = Some(random, i => new Balance($"credit{i}", MadePrices.Figure(random, 100, 2) + 0.01m)),
            Prepaid = Some(random, i => new Balance($"prepaid{i}", MadePrices.Figure(random, 100, 2) + 0.01m)),
        };
    }

    private static ImmutableArray<PlanSegment> Segments(Random random, BillingPeriod period)
    {
        var segments = ImmutableArray.CreateBuilder<PlanSegment>();
        for (var from = period.From; from < period.To;)
        {
            var to = random.Next(2) == 0 ? period.To : from.AddDays(random.Next(1, period.To.DayNumber - from.DayNumber + 1));
            segments.Add(Segment(random, new(from, to)));
            from = to;
        }

        return segments.ToImmutable();
    }

    private static PlanSegment Segment(Random random, BillingPeriod span) => new()
    {
        Span = span,
        Plan = "team",
        PriceVersion = "v1",
        Prices = new()
        {
            Base = MadePrices.Figure(random, 100, 2),
            Seat = MadePrices.Figure(random, 30, 2),
            IncludedSeats = random.Next(3),
            Meters = s_meters.Take(random.Next(4)).ToImmutableSortedDictionary(meter => meter, _ => new MeterPrice(MadePrices.Of(random), random.Next(30))),
        },
        Seats = [.. Enumerable.Range(0, span.Days).Select(_ => random.Next(6))],
        Used = s_meters.Where(_ => random.Next(3) > 0).ToImmutableDictionary(meter => meter, _ => new Metered(MadePrices.Figure(random, 80, 3), random.Next(9))),
        IsTrial = random.Next(5) == 0,
    };

    private static ImmutableArray<T> Some<T>(Random random, Func<int, T> make) => [.. Enumerable.Range(0, random.Next(3)).Select(make)];
}
