using System.Collections.Immutable;
using System.Globalization;
using CloudCrm.Billing.Metering;
using CloudCrm.Billing.Rating;
using CloudCrm.Billing.Usage;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Contracts.Metering;

namespace CloudCrm.Billing.Quotes;

/// <summary>Every decision about quotes; pure.</summary>
internal static class QuoteRules
{
    private const int ItemsMax = 20;
    private const long UnitsMax = 1_000_000_000_000;

    /// <summary>The meters and units of what is asked; the refusal names the field.</summary>
    public static Outcome<ImmutableArray<(Meter Meter, long Units)>> Items(MakeQuote command, MeterTable meters)
    {
        if (command.Items.Length > ItemsMax || (command.Items.IsEmpty && command.Plan is null && command.Seats is null))
            return Refusal.Invalid("items", $"1 to {ItemsMax}, or none with a plan or seats.");
        var items = ImmutableArray.CreateBuilder<(Meter, long)>();
        for (var i = 0; i < command.Items.Length; i++)
        {
            var (code, units) = command.Items[i];
            if (meters.Find(code) is not { ArchivedAt: null } meter)
                return Refusal.Invalid($"items[{i}].meter", "There is no such meter.", "meter_unknown");
            if (meter.Aggregation is MeterAggregation.Max or MeterAggregation.Last || code == Meters.Seats)
                return Refusal.Invalid($"items[{i}].meter", code == Meters.Seats ? "Say how many seats in seats." : "Its quantity is one of its values: units don't add up.", "not_countable");
            if (command.Items.Take(i).Any(other => other.Meter == code))
                return Refusal.Invalid($"items[{i}].meter", "Each meter once.");
            if (units is < 1 or > UnitsMax)
                return Refusal.Invalid($"items[{i}].units", $"1 to {UnitsMax}.");
            items.Add((meter, units));
        }

        return items.ToImmutable();
    }

    /// <summary>Where two invoices of a period differ, in the order of the steps.</summary>
    public static ImmutableArray<QuoteLine> Differences(CalculatedInvoice before, CalculatedInvoice after)
    {
        var amounts = after.Lines.Select(line => (line.Kind, line.Code, line.Quantity, line.Amount))
            .Concat(before.Lines.Select(line => (line.Kind, line.Code, Quantity: -line.Quantity, Amount: -line.Amount)));
        return
        [
            .. from it in amounts
               group it by (it.Kind, it.Code) into line
               let amount = line.Sum(it => it.Amount)
               let quantity = line.Sum(it => it.Quantity ?? 0)
               where amount != 0 || quantity != 0
               orderby line.Key.Kind, line.Key.Code
               select new QuoteLine(line.Key.Kind, line.Key.Code, line.Any(it => it.Quantity is not null) ? Exact.Text(quantity) : null, before.Currency.Text(amount)),
        ];
    }

    /// <summary>What becomes of the budgets that an act touches.</summary>
    /// <param name="budgets">All of them.</param>
    /// <param name="items">What it uses.</param>
    /// <param name="before">The period without it.</param>
    /// <param name="after">The period with it.</param>
    public static ImmutableArray<QuoteBudget> Touched(
        IEnumerable<BudgetStatus> budgets, ImmutableArray<(Meter Meter, long Units)> items, CalculatedInvoice before, CalculatedInvoice after)
    {
        var touched = ImmutableArray.CreateBuilder<QuoteBudget>();
        foreach (var status in budgets)
        {
            var budget = status.Budget;
            if (budget.Units is { } limit)
            {
                var (used, more) = (status.Used ?? 0, items.Where(item => item.Meter.Code == budget.Meter).Sum(item => item.Units));
                if (more > 0)
                    touched.Add(new(budget.Id, budget.Name, budget.HardCap, Text(used), Text(used + more), Text(limit), used + more > limit));
            }
            else if (budget.Currency == before.Currency.Code && Usage(after, budget.Meter) is var cost && Usage(before, budget.Meter) is var spent && cost != spent)
            {
                var money = before.Currency;
                touched.Add(new(budget.Id, budget.Name, budget.HardCap, money.Text(spent), money.Text(cost), money.Text(budget.Amount!.Value), cost > budget.Amount));
            }
        }

        return touched.ToImmutable();
    }

    /// <summary>What metered usage costs on an invoice, of one meter or of all.</summary>
    private static decimal Usage(CalculatedInvoice invoice, string? meter)
    {
        var meters = invoice.Lines.Where(line => line.Kind == LineKind.Usage).Select(line => line.Code).ToHashSet();
        return invoice.Lines
            .Where(line => line.Kind is LineKind.Usage or LineKind.Minimum or LineKind.Maximum or LineKind.Trial && (meter is null ? meters.Contains(line.Code) : line.Code == meter))
            .Sum(line => line.Amount);
    }

    private static string Text(long units) => units.ToString(CultureInfo.InvariantCulture);
}
