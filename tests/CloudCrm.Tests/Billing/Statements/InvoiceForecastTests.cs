using System.Collections.Immutable;
using CloudCrm.Billing.Rating;
using CloudCrm.Billing.Statements;
using CloudCrm.Contracts.Billing;
using CloudCrm.Contracts.Metering;
using CloudCrm.Tests.Billing.Rating;

namespace CloudCrm.Tests.Billing.Statements;

/// <summary>What invoices are expected to come to, by the prices that hold.</summary>
[TestFixture]
internal sealed class InvoiceForecastTests
{
    private static readonly string[] s_meters = ["api.calls", "messages.outbound"];

    [Test]
    public void What_is_included_and_what_is_charged_for_events_hold_in_it()
    {
        var period = new BillingPeriod(new(2026, 6, 1), new(2026, 7, 1));
        var input = new InvoiceInput { Currency = Currency.Usd, Period = period, Segments = [Segment(period, new() { Model = PriceModel.PerUnit, Unit = 0.5m, PerEvent = 1 }, 200, new(150, 30))] };
        var history = History(period.From.AddDays(15), 1, new(MeterAggregation.Sum, 1, [.. Enumerable.Repeat<long?>(10, 15)], [], 30));

        var forecast = InvoiceForecast.Of(input, history)!;
        var line = forecast.Expected.Lines.Single(line => line.Kind == LineKind.Usage);
        Assert.That((line.Quantity, line.Amount), Is.EqualTo((300m, (100 * 0.5m) + 60)), "10 a day to 300, of which 200 are included; 2 events a day");
        Assert.That((forecast.Low, forecast.High), Is.EqualTo((110m, 110m)));
        Assert.That(InvoiceForecast.Of(input, history with { Days = 2 }), Is.Null, "two days say nothing");
    }

    [Test]
    public void Fewer_units_may_cost_more()
    {
        var period = new BillingPeriod(new(2026, 6, 1), new(2026, 7, 1));
        var volume = new Price { Model = PriceModel.Volume, Tiers = [new(300, 1, 0), new(null, 0.1m, 0)] };
        var input = new InvoiceInput { Currency = Currency.Usd, Period = period, Segments = [Segment(period, volume, 0, new(150))] };
        var forecast = InvoiceForecast.Of(input, History(period.From.AddDays(15), 1, new(MeterAggregation.Sum, 1, [8, 10, 15, 11, 12], [], 0)))!;
        Assert.That(forecast.Low, Is.LessThan(40), "many at the low price");
        Assert.That(forecast.High, Is.GreaterThan(200), "few at the high one");
        Assert.That(forecast.Expected.Total, Is.InRange(forecast.Low, forecast.High));
    }

    [FsCheck.NUnit.Property(MaxTest = 1_000)]
    public void A_forecast_lies_in_its_range_and_ends_as_the_statement(int seed)
    {
        var random = new Random(seed);
        var input = MadeInvoices.Of(random);
        var history = Made(random, input);
        var forecast = InvoiceForecast.Of(input, history)!;
        Assert.That(forecast.Expected.Total, Is.InRange(forecast.Low, forecast.High));

        var statement = InvoiceCalculator.Calculate(input);
        var end = InvoiceForecast.Of(input, history with { Today = input.Period.To.AddDays(-1), TodayLeft = 0 })!;
        Assert.That((end.Low, end.High), Is.EqualTo((statement.Total, statement.Total)));
        Assert.That(end.Expected.Lines, Is.EqualTo(statement.Lines));
    }

    [FsCheck.NUnit.Property(MaxTest = 1_000)]
    public void Nothing_that_is_used_is_taken_back(int seed)
    {
        var random = new Random(seed);
        var made = MadeInvoices.Of(random);
        var input = made with { Coupons = [], Commitments = [], Corrections = [], Segments = [.. made.Segments.Select(Rising)] };
        var (now, then) = (InvoiceCalculator.Calculate(input), InvoiceForecast.Of(input, Made(random, input))!.Expected);
        Assert.That(then.Charges, Is.GreaterThanOrEqualTo(now.Charges));
        foreach (var (before, after) in Usage(now).Zip(Usage(then)))
        {
            Assert.That(after.Quantity - before.Quantity, Is.GreaterThanOrEqualTo(0));
            Assert.That(after.Amount - before.Amount, Is.GreaterThanOrEqualTo(0));
        }
    }

    private static IEnumerable<InvoiceLine> Usage(CalculatedInvoice invoice) => invoice.Lines.Where(line => line.Kind == LineKind.Usage);

    /// <summary>With prices that never fall as more is used.</summary>
    private static PlanSegment Rising(PlanSegment segment) => segment with
    {
        Prices = segment.Prices with
        {
            Meters = segment.Prices.Meters.ToImmutableSortedDictionary(meter => meter.Key, meter => meter.Value.Price.Model is PriceModel.Volume or PriceModel.Stairstep
                ? meter.Value with { Price = meter.Value.Price with { Model = PriceModel.Graduated } } : meter.Value),
        },
    };

    private static UsageHistory Made(Random random, InvoiceInput input)
    {
        var days = random.Next(3, 29);
        var history = new UsageHistory
        {
            Today = input.Period.From.AddDays(random.Next(input.Period.Days)),
            TodayLeft = random.Next(101) / 100m,
            Days = days,
            Meters = s_meters.ToImmutableDictionary(meter => meter, _ => new MeterHistory(
                random.Next(3) == 0 ? MeterAggregation.Unique : MeterAggregation.Sum, random.Next(2) == 0 ? 1 : 1_000,
                [.. Enumerable.Range(0, days).Select(_ => (long?)random.Next(2_000))],
                random.Next(2) == 0 ? [] : [.. Enumerable.Range(0, 30).Select(_ => (long)random.Next(20))], random.Next(100))),
        };
        return history;
    }

    private static UsageHistory History(DateOnly today, decimal left, MeterHistory meter) => new()
    {
        Today = today,
        TodayLeft = left,
        Days = meter.Days.Length,
        Meters = ImmutableDictionary<string, MeterHistory>.Empty.Add("api.calls", meter),
    };

    private static PlanSegment Segment(BillingPeriod span, Price price, decimal included, Metered used) => new()
    {
        Span = span,
        Plan = "team",
        PriceVersion = "v1",
        Prices = new() { Base = 0, Seat = 0, IncludedSeats = 0, Meters = ImmutableSortedDictionary<string, MeterPrice>.Empty.Add("api.calls", new(price, included)) },
        Seats = [.. Enumerable.Repeat(0, span.Days)],
        Used = ImmutableDictionary<string, Metered>.Empty.Add("api.calls", used),
    };
}
