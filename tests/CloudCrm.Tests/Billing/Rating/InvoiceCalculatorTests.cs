using System.Collections.Immutable;
using CloudCrm.Billing.Rating;
using CloudCrm.Contracts.Billing;

namespace CloudCrm.Tests.Billing.Rating;

[TestFixture]
public sealed class InvoiceCalculatorTests
{
    private static readonly BillingPeriod s_april = new(new(2026, 4, 1), new(2026, 5, 1));

    [Test]
    public void Every_step_is_a_line_in_its_order()
    {
        var invoice = InvoiceCalculator.Calculate(April(Segment(s_april, Prices(seat: 10)) with { Seats = [.. Enumerable.Repeat(3, 30)] }) with
        {
            Corrections = [new("api.calls", new(new(2026, 3, 1), new(2026, 4, 1)), "v0", 5, 0.505m)],
            Commitments = [new("promise", 100, [])],
            Coupons = [new("ten", 10, null), new("five", null, 5)],
            Tax = new("VAT", 0.05m, false),
            Credits = [new("goodwill", 20)],
            Prepaid = [new("top-up", 10)],
        });
        Assert.That(Lines(invoice), Is.EqualTo(new[]
        {
            "Base base 30.00", "Seats seats 20.00", "Usage api.calls 2.00", "Correction api.calls 0.51", "Minimum api.calls 3.00", "TrueUp promise 45.00",
            "Discount ten -10.00", "Discount five -5.00", "Tax VAT 4.28", "Credit goodwill -20.00", "Prepaid top-up -10.00",
        }));
        Assert.That((invoice.Charges, invoice.Net, invoice.Tax, invoice.Total, invoice.Due), Is.EqualTo((100.51m, 85.51m, 4.28m, 89.79m, 59.79m)));
    }

    [Test]
    public void Base_and_included_units_are_shares_by_the_day_and_each_segment_is_rated_from_zero()
    {
        var upgraded = new BillingPeriod(new(2026, 4, 21), s_april.To);
        var invoice = InvoiceCalculator.Calculate(April(
            Segment(s_april with { To = upgraded.From }, Prices(included: 6), used: 10),
            Segment(upgraded, Prices(included: 60) with { Base = 100 }, used: 19) with { Plan = "business" }));
        Assert.That(Lines(invoice), Is.EqualTo(new[]
        {
            "Base base 20.00", "Base base 33.33", "Seats seats 0.00", "Seats seats 0.00", "Usage api.calls 6.00", "Usage api.calls 0.00", "Minimum api.calls 5.00",
        }));
        Assert.That(invoice.Lines.Where(line => line.Kind == LineKind.Usage).Select(line => line.Included), Is.EqualTo(new[] { 4m, 20m }));
    }

    [Test]
    public void Seats_cost_by_the_day_beyond_the_included_ones()
    {
        var prices = Prices(seat: 12.34m) with { IncludedSeats = 2 };
        var segment = Segment(s_april, prices) with { Seats = [.. Enumerable.Repeat(1, 10), .. Enumerable.Repeat(3, 13), .. Enumerable.Repeat(5, 7)] };
        var line = InvoiceCalculator.Calculate(April(segment)).Lines.Single(line => line.Kind == LineKind.Seats);
        Assert.That((line.Quantity, line.Exact, line.Amount), Is.EqualTo((34m, 13.985333333333m, 13.99m)));
    }

    [Test]
    public void A_trial_shows_what_it_is_worth_and_costs_nothing()
    {
        var invoice = InvoiceCalculator.Calculate(April(Segment(s_april, Prices()) with { IsTrial = true }));
        Assert.That(Lines(invoice), Is.EqualTo(new[]
        {
            "Base base 30.00", "Seats seats 0.00", "Usage api.calls 2.00", "Minimum api.calls 3.00", "Trial base -30.00", "Trial api.calls -5.00",
        }));
        Assert.That(invoice.Due, Is.Zero);
    }

    [Test]
    public void A_maximum_lowers_the_charge()
    {
        var prices = Prices() with { Meters = Meter(new(PriceTests.Read("""{ "model": "perUnit", "unit": "1", "maximum": "1.5" }"""), 0)) };
        Assert.That(Lines(InvoiceCalculator.Calculate(April(Segment(s_april, prices)))), Has.One.EqualTo("Maximum api.calls -0.50"));
    }

    [Test]
    public void Tax_in_the_prices_is_shown_and_does_not_change_the_sum()
    {
        var invoice = InvoiceCalculator.Calculate(April(Segment(s_april, Prices())) with { Tax = new("VAT", 0.05m, true) });
        Assert.That(Lines(invoice), Does.Contain("TaxTakenOut VAT -1.67").And.Contain("Tax VAT 1.67"));
        Assert.That((invoice.Net, invoice.Total), Is.EqualTo((33.33m, 35m)));
    }

    [Test]
    public void A_coupon_is_bounded_and_holds_for_its_periods()
    {
        var invoice = InvoiceCalculator.Calculate(April(Segment(s_april, Prices())) with
        {
            Coupons = [new("half", 50, null, 7.5m, 2), new("last", 10, null, null, 1), new("over", 10, null, null, 0), new("ever", null, 900)],
        });
        Assert.That(Lines(invoice).Where(line => line.StartsWith("Discount", StringComparison.Ordinal)), Is.EqualTo(new[]
        {
            "Discount half -7.50", "Discount last -2.75", "Discount ever -24.75",
        }));
        Assert.That(invoice.CouponsLeft.Select(coupon => (coupon.Code, coupon.PeriodsLeft)), Is.EqualTo(new[] { ("half", (int?)1), ("ever", null) }));
    }

    [Test]
    public void A_commitment_counts_the_lines_it_names()
    {
        var invoice = InvoiceCalculator.Calculate(April(Segment(s_april, Prices())) with
        {
            Commitments = [new("calls", 12, ["api.calls"]), new("kept", 35, [])],
        });
        Assert.That(Lines(invoice).Where(line => line.StartsWith("TrueUp", StringComparison.Ordinal)), Is.EqualTo(new[] { "TrueUp calls 7.00" }));
    }

    [Test]
    public void What_a_negative_invoice_leaves_becomes_a_credit()
    {
        var invoice = InvoiceCalculator.Calculate(April(Segment(s_april, Prices())) with
        {
            Corrections = [new("api.calls", s_april, "v0", -90, -45)],
            Credits = [new("goodwill", 20)],
        });
        Assert.That((invoice.Total, invoice.Credits, invoice.NewCredit, invoice.Due), Is.EqualTo((-10m, 0m, 10m, 0m)));
    }

    [Test]
    public void Whole_units_are_paid_in_currencies_without_decimals()
    {
        var invoice = InvoiceCalculator.Calculate(April(Segment(s_april, Prices())) with { Currency = Currency.Jpy, Credits = [new("goodwill", 9.9m)] });
        Assert.That((invoice.Credits, invoice.Due), Is.EqualTo((-9m, 26m)));
    }

    [Test]
    public void An_input_that_contradicts_itself_is_a_bug()
    {
        var segment = Segment(s_april, Prices());
        Assert.Multiple(() =>
        {
            Assert.That(() => InvoiceCalculator.Calculate(April(segment, segment)), Throws.ArgumentException);
            Assert.That(() => InvoiceCalculator.Calculate(April(segment with { Seats = [1] })), Throws.ArgumentException);
            Assert.That(() => InvoiceCalculator.Calculate(April(segment) with { Period = new(s_april.From, s_april.From.AddDays(9)) }), Throws.ArgumentException);
        });
    }

    private static InvoiceInput April(params ImmutableArray<PlanSegment> segments) => new() { Currency = Currency.Usd, Period = s_april, Segments = segments };

    private static PlanSegment Segment(BillingPeriod span, PlanPrices prices, decimal used = 2) => new()
    {
        Span = span,
        Plan = "team",
        PriceVersion = "v1",
        Prices = prices,
        Seats = [.. Enumerable.Repeat(1, span.Days)],
        Used = ImmutableDictionary<string, Metered>.Empty.Add("api.calls", new(used)),
    };

    private static PlanPrices Prices(decimal seat = 10, decimal included = 0) => new()
    {
        Base = 30,
        Seat = seat,
        IncludedSeats = 1,
        Meters = Meter(new(PriceTests.Read("""{ "model": "perUnit", "unit": "1", "minimum": "5" }"""), included)),
    };

    private static ImmutableSortedDictionary<string, MeterPrice> Meter(MeterPrice price) =>
        ImmutableSortedDictionary<string, MeterPrice>.Empty.Add("api.calls", price);

    private static string[] Lines(CalculatedInvoice invoice) =>
        [.. invoice.Lines.Select(line => $"{line.Kind} {line.Code} {invoice.Currency.Text(line.Amount)}")];
}
