using System.Collections.Immutable;
using CloudCrm.Billing.Rating;
using CloudCrm.Billing.Rating.Json;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;

namespace CloudCrm.Billing.PriceBook;

/// <summary>What a whole period of given quantities would cost under a book.</summary>
internal static class BookPreview
{
    private const int Days = 30;
    private static readonly BillingPeriod s_period = new(new(2026, 4, 1), new(2026, 5, 1));

    public static Outcome<PreviewedPrices> Of(PreviewPrices command)
    {
        if (!BookJson.Read(command.Document, "book").Try(out var book, out var refusal))
            return refusal;
        if (book.Find(command.Plan) is not { } plan)
            return Refusal.Invalid("plan", "The book has no such plan.");
        if (!Currency.TryParse(command.Currency, out var currency))
            return Refusal.Invalid("currency", $"Currencies are {string.Join(", ", Currency.All)}.");
        if (command.Seats is < 0 or > 100_000)
            return Refusal.Invalid("seats", "0 to 100,000 seats.");
        var prices = plan.Prices[currency.Code];
        if (!Used(command, prices).Try(out var used, out var wrong))
            return wrong;
        var invoice = InvoiceCalculator.Calculate(new()
        {
            Currency = currency,
            Period = s_period,
            Segments =
            [
                new()
                {
                    Span = s_period,
                    Plan = plan.Code,
                    PriceVersion = book.Version,
                    Prices = prices,
                    Seats = [.. Enumerable.Repeat(command.Seats, Days)],
                    Used = used,
                },
            ],
        });
        return new PreviewedPrices(currency.Code, [.. invoice.Lines.Select(line => ToLine(line, currency))], currency.Text(invoice.Due));
    }

    private static Outcome<ImmutableDictionary<string, Metered>> Used(PreviewPrices command, PlanPrices prices)
    {
        var used = ImmutableDictionary.CreateBuilder<string, Metered>();
        for (var i = 0; i < command.Used.Length; i++)
        {
            var it = command.Used[i];
            var field = $"used[{i}].";
            if (!prices.Meters.ContainsKey(it.Meter))
                return Refusal.Invalid($"{field}meter", "The plan has no price for such a meter.");
            if (it.Events is < 0 or > RateFile.EventsMax)
                return Refusal.Invalid($"{field}events", $"0 to {RateFile.EventsMax} events.");
            if (!Numbers.TryParse(it.Quantity, 0, Exact.QuantityMax, Exact.Places, out var quantity, out var words))
                return Refusal.Invalid($"{field}quantity", $"The quantity {words}");
            if (!used.TryAdd(it.Meter, new(quantity, it.Events)))
                return Refusal.Invalid($"{field}meter", "This meter stands there twice.");
        }

        return used.ToImmutable();
    }

    private static PreviewedLine ToLine(InvoiceLine line, Currency currency) => new(
        line.Kind,
        line.Code,
        line.Quantity is { } quantity ? Exact.Text(quantity) : null,
        line.Included is { } included ? Exact.Text(included) : null,
        currency.Text(line.Amount));
}
