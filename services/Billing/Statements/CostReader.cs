using System.Collections.Immutable;
using System.Globalization;
using CloudCrm.Billing.Accounts;
using CloudCrm.Billing.Metering;
using CloudCrm.Billing.Payments;
using CloudCrm.Billing.Rating;
using CloudCrm.Billing.Usage;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Billing.Statements;

/// <summary>Splits the charges of a period. What is split are a meter's charges, part by part; all else of the statement's charges is the rest.</summary>
internal sealed class CostReader(IDbSource<BillingDb> source, Charges charges, WeightReader weights, MeterBook book)
{
    /// <summary>The charges of a period, split.</summary>
    public async Task<Outcome<StatementCosts>> Read(TenantId tenant, StatedPeriod period, CostGroup by, DateTimeOffset now)
    {
        var input = await charges.Input(tenant, period.Calendar, period.Account);
        var invoice = InvoiceCalculator.Calculate(input);
        var costs = MeterCost.Of(invoice);
        var start = period.Calendar.StartOf(period.Account.Period.From);
        if (by == CostGroup.Day)
            return AnswerDays(invoice, input.Period, await ByDay(tenant, period.Calendar, input, costs), now);
        var split = by switch
        {
            CostGroup.Meter => costs.GroupBy(cost => cost.Meter).ToDictionary(group => group.Key, group => group.Sum(cost => cost.Units)),
            CostGroup.Channel => (await weights.By(tenant, period.Calendar, RollupDimension.Channel, costs)).Select(found => ByWeight(costs, found)),
            CostGroup.User => (await weights.By(tenant, period.Calendar, RollupDimension.User, costs)).Select(found => ByWeight(costs, found)),
            CostGroup.Customer => (await weights.ByCustomer(tenant, period.Calendar, start, costs)).Select(found => ByWeight(costs, found)),
            _ => Refusal.Invalid("by", "It must be day, meter, channel, user or customer."),
        };
        return split.Select(units => Answer(invoice, input.Period, by, units, now));
    }

    /// <summary>What lacks a weight, of what was used or as a whole, is nobody's.</summary>
    private static Dictionary<string, long> ByWeight(ImmutableArray<MeterCost> costs, List<Weight> found)
    {
        var known = found.ToLookup(weight => (weight.Span, weight.Meter));
        var split = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var cost in costs.Where(cost => known.Contains((cost.Span, cost.Meter))))
        {
            foreach (var (key, units) in Shares.Of(cost.Units, known[(cost.Span, cost.Meter)].ToDictionary(weight => weight.Key, weight => weight.Quantity)))
                split[key] = split.GetValueOrDefault(key) + units;
        }

        return split;
    }

    private async Task<Dictionary<(string Day, string Meter), long>> ByDay(TenantId tenant, TenantCalendar calendar, InvoiceInput input, ImmutableArray<MeterCost> costs)
    {
        var table = await book.Current();
        var split = new Dictionary<(string Day, string Meter), long>();
        await using var db = source.ForTenant(tenant);
        foreach (var part in costs.GroupBy(cost => cost.Span))
        {
            var segment = input.Segments.Single(segment => segment.Span == part.Key);
            var meters = part.Select(cost => table.Find(cost.Meter)).OfType<Meter>().ToArray();
            var window = new UsageWindow(calendar.StartOf(part.Key.From), calendar.StartOf(part.Key.To), calendar.StartOf(input.Period.To) - calendar.StartOf(input.Period.From));
            var quantities = await Quantities.Days(db, tenant, calendar, window, meters);
            foreach (var meter in meters)
            {
                var price = segment.Prices.Meters[meter.Code];
                var events = price.Price.PerEvent > 0 ? await Events(db, tenant, calendar, meter, part.Key) : new long[part.Key.Days];
                var used = quantities[meter.Code].Zip(events, (quantity, count) => new Metered(Exact.Put(quantity), count));
                foreach (var (day, units) in DayCosts.Of(price, price.IncludedIn(part.Key.Days, input.Period.Days), used, input.Currency).Index())
                    split[(KeyOf(part.Key.From.AddDays(day)), meter.Code)] = split.GetValueOrDefault((KeyOf(part.Key.From.AddDays(day)), meter.Code)) + units;
            }
        }

        return split;
    }

    /// <summary>How many events there were up to the end of each day of a part; asked only where the price charges each.</summary>
    private static async Task<long[]> Events(BillingDb db, TenantId tenant, TenantCalendar calendar, Meter meter, BillingPeriod span)
    {
        var (counts, sum, number) = (new long[span.Days], 0L, meter.Number);
        for (var day = 0; day < counts.Length; day++)
        {
            var (from, to) = (calendar.StartOf(span.From.AddDays(day)), calendar.StartOf(span.From.AddDays(day + 1)));
            counts[day] = sum += await db.Set<UsageEventRow>().LongCountAsync(row => row.TenantId == tenant && row.Meter == number && row.RecordedAt >= from && row.RecordedAt < to);
        }

        return counts;
    }

    private static string KeyOf(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>Days, with what each meter added to them.</summary>
    private static StatementCosts AnswerDays(CalculatedInvoice invoice, BillingPeriod period, Dictionary<(string Day, string Meter), long> split, DateTimeOffset now)
    {
        var days = split.GroupBy(pair => pair.Key.Day).ToDictionary(group => group.Key, group => group.Sum(pair => pair.Value));
        var parts = split.Where(pair => pair.Value != 0).ToLookup(
            pair => pair.Key.Day, pair => new CostPart(pair.Key.Meter, invoice.Currency.Text(MinorUnits.ToAmount(pair.Value, invoice.Currency))));
        var answer = Answer(invoice, period, CostGroup.Day, days, now);
        return answer with { Lines = [.. answer.Lines.Select(line => line with { Parts = [.. parts[line.Key].OrderBy(part => part.Meter, StringComparer.Ordinal)] })] };
    }

    private static StatementCosts Answer(CalculatedInvoice invoice, BillingPeriod period, CostGroup by, Dictionary<string, long> split, DateTimeOffset now)
    {
        var named = split.Where(pair => pair.Key is not (Weight.Nobody or Weight.Unnamed) && pair.Value != 0);
        var sorted = (by == CostGroup.Day ? named.OrderBy(pair => pair.Key, StringComparer.Ordinal) : named.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal)).ToArray();
        var others = sorted.Skip(StatementCosts.LinesMax).Sum(pair => pair.Value) + split.GetValueOrDefault(Weight.Unnamed);
        var rest = MinorUnits.Of(invoice.Charges, invoice.Currency) - sorted.Take(StatementCosts.LinesMax).Sum(pair => pair.Value) - others;
        return new(
            invoice.Currency.Code, period.From, period.To, now, by, [.. sorted.Take(StatementCosts.LinesMax).Select(pair => new CostLine(pair.Key, Text(pair.Value)))],
            Text(others), Text(rest), invoice.Currency.Text(invoice.Charges));

        string Text(long units) => invoice.Currency.Text(MinorUnits.ToAmount(units, invoice.Currency));
    }
}
