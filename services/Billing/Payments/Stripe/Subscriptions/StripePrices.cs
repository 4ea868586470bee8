using System.Diagnostics.CodeAnalysis;
using System.Net;
using CloudCrm.Billing.Payments.Stripe.Gate;
using CloudCrm.Billing.PriceBook;
using CloudCrm.Contracts;
using Stripe;
using Currency = CloudCrm.Billing.Rating.Currency;
using Plan = CloudCrm.Billing.PriceBook.Plan;

namespace CloudCrm.Billing.Payments.Stripe.Subscriptions;

/// <summary>Stripe's prices for a plan's base and for a seat, by Stripe's ids.</summary>
internal sealed record StripePricePair(string Base, string Seat);

/// <summary>
/// Keeps prices on Stripe that say what the price book does: one for the base and one for a seat of each plan, version and currency, found by lookup key and made when
/// they are needed first. One that says something else, or is no longer for sale, loses its lookup key to a new one.
/// </summary>
internal sealed class StripePrices(StripeGate gate)
{
    /// <summary>The metadata of a price that holds its lookup key: Stripe takes lookup keys away when a price is replaced.</summary>
    public const string KeyOf = "price";

    private const string BasePart = "base";
    private const string SeatPart = "seat";

    /// <summary>The prices of a plan.</summary>
    public async Task<StripePricePair> Of(Book book, string planCode, Currency currency, CancellationToken cancellation)
    {
        var plan = book.Find(planCode) ?? throw new ArgumentException($"The price book {book.Version} has no plan {planCode}.", nameof(planCode));
        var (baseKey, seatKey) = KeysOf(book, planCode, currency);
        string[] keys = [baseKey, seatKey];
        var known = await Known(keys, cancellation);
        var prices = plan.Prices[currency.Code];
        return new(
            await Ready(known, keys[0], plan, BasePart, prices.Base, currency, cancellation),
            await Ready(known, keys[1], plan, SeatPart, prices.Seat, currency, cancellation));
    }

    /// <summary>The lookup keys of a plan's prices.</summary>
    public static (string Base, string Seat) KeysOf(Book book, string plan, Currency currency) => (Key(book, plan, currency, BasePart), Key(book, plan, currency, SeatPart));

    /// <summary>Whether a lookup key is that of a base.</summary>
    public static bool IsBase(string key) => key.EndsWith($":{BasePart}", StringComparison.Ordinal);

    /// <summary>Whether a lookup key is that of a seat.</summary>
    public static bool IsSeat(string key) => key.EndsWith($":{SeatPart}", StringComparison.Ordinal);

    private static string Key(Book book, string plan, Currency currency, string part) => $"{book.Version}:{plan}:{currency.Code}:{part}";

    private async Task<List<Price>> Known(string[] keys, CancellationToken cancellation) => (await gate.Call(
        new(null, "price.list"), (client, options, stop) => client.V1.Prices.ListAsync(new() { LookupKeys = [.. keys], Active = true, Limit = 10 }, options, stop), cancellation)).Data;

    private async Task<string> Ready(List<Price> known, string key, Plan plan, string part, decimal amount, Currency currency, CancellationToken cancellation)
    {
        var units = StripeMoney.Of(amount, currency);
        var replaced = known.Find(price => price.LookupKey == key);
        if (Says(replaced, units, currency))
            return replaced.Id;
        var product = await Product(plan, part, cancellation);
        return await StripeKeys.Try(async attempt =>
        {
            // Made though Stripe said that it failed, it is taken.
            if (attempt > 0 && (await Known([key], cancellation)).Find(price => Says(price, units, currency)) is { } found)
                return found.Id;
            var made = await gate.Call(
                new(null, "price.create", $"price:{key}:{units}:{replaced?.Id}:{attempt}"),
                (client, options, stop) => client.V1.Prices.CreateAsync(
                    new()
                    {
                        Product = product,
                        Currency = StripeMoney.Code(currency),
                        UnitAmount = units,
                        Recurring = new() { Interval = "month", UsageType = "licensed" },
                        LookupKey = key,
                        TransferLookupKey = true,
                        Metadata = new() { [KeyOf] = key },
                    },
                    options,
                    stop),
                cancellation);
            return made.Id;
        });
    }

    private static bool Says([NotNullWhen(true)] Price? price, long units, Currency currency) =>
        price is { Recurring: { Interval: "month", IntervalCount: 1, UsageType: "licensed" } } && price.UnitAmount == units && price.Currency == StripeMoney.Code(currency);

    private async Task<string> Product(Plan plan, string part, CancellationToken cancellation)
    {
        var id = $"cloudcrm_{plan.Code}_{part}";
        var name = part == BasePart ? plan.Name : $"{plan.Name}: seats";
        try
        {
            await StripeKeys.Try(attempt => gate.Call(
                new(null, "product.create", $"product:{id}:{Ids.From(name):n}:{attempt}"),
                (client, options, stop) => client.V1.Products.CreateAsync(new() { Id = id, Name = name }, options, stop),
                cancellation));
        }
        catch (StripeException e) when (e is { HttpStatusCode: HttpStatusCode.BadRequest, StripeError.Code: "resource_already_exists" })
        {
            // It is there from an earlier version of the price book.
        }

        return id;
    }
}
