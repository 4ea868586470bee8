using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using CloudCrm.Billing.Rating;
using CloudCrm.Billing.Rating.Json;

namespace CloudCrm.Billing.Invoices.Documents;

/// <summary>Where a tenant's prices differ from those of the price book; null means that the book's hold.</summary>
public sealed record NegotiatedPrices
{
    /// <summary>The base of a whole period.</summary>
    public decimal? Base { get; init; }

    /// <summary>A seat over a whole period.</summary>
    public decimal? Seat { get; init; }

    /// <summary>Seats that the base pays for.</summary>
    public int? IncludedSeats { get; init; }

    /// <summary>Meters with prices of their own, by code.</summary>
    public ImmutableSortedDictionary<string, MeterPrice>? Meters { get; init; }

    /// <summary>How prices differ from the book's; null where they don't.</summary>
    /// <exception cref="ArgumentException">A meter of the book has no price.</exception>
    public static NegotiatedPrices? Between(PlanPrices book, PlanPrices held)
    {
        if (book.Meters.Keys.FirstOrDefault(meter => !held.Meters.ContainsKey(meter)) is { } missing)
            throw new ArgumentException($"The meter {missing} of the price book has no price.", nameof(held));
        var meters = held.Meters.Where(it => !book.Meters.TryGetValue(it.Key, out var price) || Text(price) != Text(it.Value))
            .ToImmutableSortedDictionary(it => it.Key, it => it.Value, StringComparer.Ordinal);
        var differing = new NegotiatedPrices
        {
            Base = held.Base == book.Base ? null : held.Base,
            Seat = held.Seat == book.Seat ? null : held.Seat,
            IncludedSeats = held.IncludedSeats == book.IncludedSeats ? null : held.IncludedSeats,
            Meters = meters.IsEmpty ? null : meters,
        };
        return differing == new NegotiatedPrices() ? null : differing;
    }

    /// <summary>The prices that hold.</summary>
    public PlanPrices On(PlanPrices book) => new()
    {
        Base = Base ?? book.Base,
        Seat = Seat ?? book.Seat,
        IncludedSeats = IncludedSeats ?? book.IncludedSeats,
        Meters = Meters is null ? book.Meters : book.Meters.SetItems(Meters),
    };

    private static string Text(MeterPrice price)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
            PriceJson.Write(writer, price.Price);
        return $"{Exact.Text(price.Included)} {Encoding.UTF8.GetString(stream.ToArray())}";
    }
}
