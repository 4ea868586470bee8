using System.Collections.Immutable;
using CloudCrm.Billing.Invoices.Proof;
using CloudCrm.Billing.Rating;
using CloudCrm.Billing.Usage;
using CloudCrm.Contracts.Metering;

namespace CloudCrm.Tests.Billing.Simulation;

/// <summary>Seats that change up to several times every day of a year with a 29th of February and changes of clocks: charged by the day, to the cent.</summary>
[TestFixture]
internal sealed class SeatYearTests
{
    private static readonly string[] s_zones = ["Asia/Taipei", "America/New_York", "Europe/Berlin", "Pacific/Apia", "Australia/Lord_Howe", "America/Santiago", "Africa/Cairo", "Pacific/Chatham", "UTC"];
    private static readonly DateTimeOffset s_start = new(2027, 9, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly BilledMeter s_seats = new(Meters.Seats, "Seats", "seat", MeterAggregation.TimeWeighted, 0, 1);

    [FsCheck.NUnit.Property(MaxTest = 100)]
    public void A_year_of_daily_changes_is_what_a_second_way_of_counting_says(int seed) => Compare(new(seed));

    [FsCheck.NUnit.Property(MaxTest = 3_000), Category("full")]
    public void And_so_are_three_thousand_years(int seed) => Compare(new(seed));

    private static void Compare(Random random)
    {
        var (zone, day) = (s_zones[random.Next(s_zones.Length)], random.Next(2) == 0 ? random.Next(28, 32) : random.Next(1, 32));
        var (oracle, calendar) = (new OracleCalendar(zone, day), TenantCalendar.First(zone, day));
        var events = Changes(random);
        foreach (var period in calendar.Periods(s_start, s_start.AddDays(400)))
        {
            Assert.That((period.FirstDay, period.EndDay), Is.EqualTo(oracle.PeriodOf(oracle.DayOf(period.Start))));
            var expected = Expected(random, oracle, (period.FirstDay, period.EndDay));
            var days = Enumerable.Range(0, period.Days + 1).Select(place => calendar.StartOf(period.FirstDay.AddDays(place))).ToImmutableArray();
            Assert.That(days, Is.EqualTo(expected.DayStarts), $"{zone} {day}");
            var lines = OracleCharges.Of(expected, [], [.. events.Select(it => it.Counted)]).Where(line => line.Code == Meters.Seats).Select(line => (line.From, line.Quantity, line.Amount));
            Assert.That(Product(expected, days, events), Is.EqualTo(lines), $"{zone} {day} {period.FirstDay:O}");
        }
    }

    private static (OracleEvent Counted, BilledEvent Billed)[] Changes(Random random)
    {
        var (events, level) = (new List<(OracleEvent, BilledEvent)>(), 0L);
        for (var day = 0; day < 400; day++)
        {
            var at = s_start.AddDays(day);
            for (var changes = random.Next(5); changes > 0; changes--)
            {
                at += TimeSpan.FromMicroseconds(random.NextInt64(1, 5L * 60 * 60 * 1_000_000));
                // Often what is bought is given back on the same day.
                var change = level > 0 && random.Next(2) == 0 ? -random.NextInt64(1, level + 1) : random.NextInt64(1, 9);
                level += change;
                events.Add((new(Meters.Seats, change, at, at, null), new() { Id = Guid.CreateVersion7(), Quantity = change, At = at, ReceivedAt = at }));
            }
        }

        return [.. events.OrderBy(it => it.Item1.At)];
    }

    /// <summary>A period of one to three plans.</summary>
    private static OraclePeriod Expected(Random random, OracleCalendar calendar, (DateOnly From, DateOnly To) days)
    {
        var currency = SimulatedPrices.Currencies[random.Next(5)];
        var cuts = Enumerable.Range(0, random.Next(3)).Select(_ => days.From.AddDays(random.Next(1, 27))).Append(days.From).Append(days.To).Distinct().Order().ToArray();
        var segments = cuts.Zip(cuts.Skip(1), (from, to) => new OracleSegment(
            from, to, false, new(0, Ratio.Of(SimulatedPrices.Figure(random, 60, OracleTerms.DecimalsOf(currency))), random.Next(4), [])));
        return new(days.From, days.To, calendar.Starts(days.From, days.To), [.. segments], currency);
    }

    private static IEnumerable<(DateOnly? From, Ratio? Quantity, Ratio Amount)> Product(OraclePeriod period, ImmutableArray<DateTimeOffset> days, (OracleEvent Counted, BilledEvent Billed)[] events)
    {
        var fold = new UsageFold(BillingHost.NewTenant(), new()
        {
            Meter = s_seats,
            DayStarts = days,
            Segments = [.. period.Segments.Select(it => new UsageSpan(period.StartOf(it.From), period.StartOf(it.To)))],
            Opening = events.Where(it => it.Counted.At < days[0]).Sum(it => it.Counted.Quantity),
        });
        foreach (var (_, given) in events.Where(it => it.Counted.At >= days[0] && it.Counted.At < days[^1]))
            fold.Add(given);
        var folded = fold.End();
        Assert.That(Currency.TryParse(period.Currency, out var money));
        var invoice = InvoiceCalculator.Calculate(new()
        {
            Currency = money!,
            Period = new(period.From, period.To),
            Segments = [.. period.Segments.Select((it, i) => new PlanSegment
            {
                Span = new(it.From, it.To),
                Plan = "team",
                PriceVersion = "v1",
                Prices = new() { Base = 0, Seat = decimal.Parse(it.Prices.Seat.ToString(), System.Globalization.CultureInfo.InvariantCulture), IncludedSeats = it.Prices.IncludedSeats, Meters = ImmutableSortedDictionary<string, MeterPrice>.Empty },
                Seats = folded.Parts[i].Levels,
                Used = ImmutableDictionary<string, Metered>.Empty,
            })],
        });
        return invoice.Lines.Where(line => line.Code == InvoiceLine.SeatsCode).Select(line => (line.Span?.From, (Ratio?)Ratio.Of(line.Quantity!.Value), Ratio.Of(line.Amount)));
    }
}
