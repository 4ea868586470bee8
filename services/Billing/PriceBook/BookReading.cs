using System.Collections.Immutable;
using System.Text.RegularExpressions;
using CloudCrm.Billing.Rating;
using CloudCrm.Billing.Rating.Json;
using CloudCrm.Contracts.Metering;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Billing.PriceBook;

/// <summary>Takes the document of a price book apart. Every plan that a company can choose is there, with every currency and every built-in meter.</summary>
internal static partial class BookReading
{
    private const int NameMax = 100;
    private const int CodeMax = 40;

    // Seats have a price of their own, by the day.
    private const string Seats = "seats";

    public static Book Book(JsonPart part)
    {
        part.Object("version", "name", "effectiveFrom", "plans");
        var plans = part.Needed("plans");
        var read = plans.Items(1, PriceBook.Book.PlansMax).Select(Plan).ToList();
        Twice(plans, "code", read.ConvertAll(plan => plan.Code));
        Twice(plans, "rank", read.ConvertAll(plan => plan.Rank));
        foreach (var missing in plans.IsThere ? Plans.Known.Except(read.Select(plan => plan.Code)) : [])
            plans.Note($"must have the plan {missing}.");
        return new(Code(part.Needed("version")), part.Needed("name").Text(NameMax), Instant(part.Needed("effectiveFrom")), [.. read.OrderBy(plan => plan.Rank)]);
    }

    private static Plan Plan(JsonPart part)
    {
        part.Object("code", "name", "rank", "trialDays", "prices");
        var prices = part.Needed("prices");
        var all = ImmutableSortedDictionary.CreateBuilder<string, PlanPrices>(StringComparer.Ordinal);
        foreach (var (code, inCurrency) in prices.Members(Currency.All.Count))
        {
            if (!Currency.TryParse(code, out var currency))
                inCurrency.Note($"is no currency: they are {string.Join(", ", Currency.All)}.");
            else
                all[code] = Prices(inCurrency, currency);
        }

        foreach (var missing in prices.IsThere ? Currency.All.Where(currency => !all.ContainsKey(currency.Code)) : [])
            prices.Needed(missing.Code);
        return new(
            Code(part.Needed("code")),
            part.Needed("name").Text(NameMax),
            (int)part.Needed("rank").Whole(0, 1_000),
            (int)part.Optional("trialDays").Whole(0, PriceBook.Book.TrialDaysMax),
            all.ToImmutable());
    }

    private static PlanPrices Prices(JsonPart part, Currency currency)
    {
        part.Object("base", "seat", "includedSeats", "meters");
        var meters = part.Needed("meters");
        var all = MeterPrices(meters);
        foreach (var missing in meters.IsThere ? Meters.All.Where(code => code != Seats && !all.ContainsKey(code)) : [])
            meters.Needed(missing);
        return new()
        {
            Base = part.Needed("base").Decimal(0, PriceBook.Book.BaseMax, currency.Decimals),
            Seat = part.Needed("seat").Decimal(0, PriceBook.Book.BaseMax, currency.Decimals),
            IncludedSeats = (int)part.Needed("includedSeats").Whole(0, 100_000),
            Meters = all,
        };
    }

    /// <summary>Prices by the codes of their meters.</summary>
    public static ImmutableSortedDictionary<string, MeterPrice> MeterPrices(JsonPart part)
    {
        var all = ImmutableSortedDictionary.CreateBuilder<string, MeterPrice>(StringComparer.Ordinal);
        foreach (var (code, meter) in part.Members(PriceBook.Book.MetersMax))
        {
            if (code == Seats || !CodePattern().IsMatch(code) || code.Length > CodeMax)
                meter.Note(code == Seats ? "is priced by seat." : "is no code of a meter.");
            all[code] = Meter(meter);
        }

        return all.ToImmutable();
    }

    private static MeterPrice Meter(JsonPart part)
    {
        part.Object("price", "included");
        return new(PriceJson.Read(part.Needed("price")), part.Optional("included").Decimal(0, Exact.QuantityMax));
    }

    private static string Code(JsonPart part)
    {
        var code = part.Text(CodeMax);
        if (code.Length > 0 && !CodePattern().IsMatch(code))
            part.Note("must be of small letters, digits, points, underscores and hyphens.");
        return code;
    }

    private static DateTimeOffset Instant(JsonPart part)
    {
        // Without an offset it would be this machine's own time.
        if (part.Text(40) is { Length: > 6 } text && (text.EndsWith('Z') || text[^6] is '+' or '-') && part.Element!.Value.TryGetDateTimeOffset(out var at))
            return at.ToInstant();
        if (part.IsThere)
            part.Note("must be an instant with its offset, such as 2027-01-01T00:00:00Z.");
        return default;
    }

    private static void Twice<T>(JsonPart plans, string member, List<T> values)
    {
        for (var i = 0; i < values.Count; i++)
        {
            if (values.IndexOf(values[i]) < i)
                plans.Troubles.Add($"{plans.Path}[{i}].{member}", "is that of another plan.");
        }
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9._-]*$")]
    private static partial Regex CodePattern();
}
