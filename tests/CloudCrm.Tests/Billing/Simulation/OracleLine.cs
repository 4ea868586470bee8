using CloudCrm.Contracts.Billing;

namespace CloudCrm.Tests.Billing.Simulation;

/// <summary>A line of an invoice as the oracle expects it.</summary>
internal sealed record OracleLine(LineKind Kind, string Code, Ratio Amount, DateOnly? From = null, DateOnly? To = null, Ratio? Quantity = null)
{
    /// <summary>Balances are told apart by what they pay, not by their ids.</summary>
    public override string ToString() =>
        $"{Kind} {(Kind is LineKind.Credit or LineKind.Prepaid or LineKind.NewCredit ? "" : Code)} {From:yyyy-MM-dd}..{To:yyyy-MM-dd} {Quantity?.ToString() ?? "-"} = {Amount}";
}

/// <summary>What seats and usage of a segment come to: what was billed for it, or should have been.</summary>
internal sealed class OracleBilled : Dictionary<(DateOnly From, DateOnly To, string Code), (Ratio Quantity, Ratio Amount)>
{
    public void Add(IEnumerable<OracleLine> lines)
    {
        foreach (var line in lines.Where(line => line.Kind is LineKind.Seats or LineKind.Usage or LineKind.Minimum or LineKind.Maximum or LineKind.Trial or LineKind.Correction && line.Code != "base"))
        {
            var key = (line.From!.Value, line.To!.Value, line.Code);
            var (quantity, amount) = this.GetValueOrDefault(key);
            this[key] = (quantity + (line.Quantity ?? 0), amount + line.Amount);
        }
    }
}

/// <summary>The charges of a period, line by line.</summary>
internal static class OracleCharges
{
    /// <summary>Base, seats and usage, what minimum and maximum make of them, and what a trial takes off.</summary>
    /// <param name="period">The period.</param>
    /// <param name="meters">All meters.</param>
    /// <param name="events">Every event that counts, of all time.</param>
    public static List<OracleLine> Of(OraclePeriod period, IReadOnlyList<OracleMeter> meters, IReadOnlyList<OracleEvent> events)
    {
        var byMeter = events.ToLookup(it => it.Meter);
        var used = meters.ToDictionary(meter => meter.Code, meter => OracleUsage.Of(meter, [.. byMeter[meter.Code]], period));
        var levels = OracleUsage.SeatLevels([.. byMeter["seats"]], period);
        var lines = new List<OracleLine>();
        foreach (var (i, segment) in period.Segments.Index())
        {
            Charge(LineKind.Base, "base", Share(segment.Prices.Base), segment.Days, null);
            var seatDays = levels.Skip(segment.From.DayNumber - period.From.DayNumber).Take(segment.Days).Sum(level => Math.Max(0, level - segment.Prices.IncludedSeats));
            Charge(LineKind.Seats, "seats", (segment.Prices.Seat * seatDays / period.Days).Round(12), seatDays, null);
            foreach (var (code, price) in segment.Prices.Meters)
            {
                var (quantity, count) = used.TryGetValue(code, out var parts) ? parts[i] : default;
                var (plain, bounded) = price.Price.Amount(quantity - Share(price.Included), count);
                Charge(LineKind.Usage, code, plain, quantity, bounded);
            }

            void Charge(LineKind kind, string code, Ratio exact, Ratio quantity, Ratio? bounded)
            {
                var amount = exact.Round(period.Decimals);
                lines.Add(new(kind, code, amount, segment.From, segment.To, quantity));
                var charged = (bounded ?? exact).Round(period.Decimals);
                if (bounded is { } bound && bound != exact)
                    lines.Add(new(bound > exact ? LineKind.Minimum : LineKind.Maximum, code, charged - amount, segment.From, segment.To));
                if (segment.IsTrial && !charged.IsZero)
                    lines.Add(new(LineKind.Trial, code, -charged, segment.From, segment.To));
            }

            Ratio Share(Ratio whole) => (whole * segment.Days / period.Days).Round(12);
        }

        return lines;
    }
}
