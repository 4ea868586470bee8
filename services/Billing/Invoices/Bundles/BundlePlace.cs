using System.Globalization;
using CloudCrm.Billing.Usage;

namespace CloudCrm.Billing.Invoices.Bundles;

/// <summary>Where a part of a bundle begins.</summary>
/// <param name="Set">Which of the invoice's sets of events.</param>
/// <param name="After">The event before; null at the start of the set.</param>
internal sealed record BundlePlace(int Set, (DateTimeOffset At, Guid Id)? After)
{
    /// <summary>What <see cref="ToString"/> wrote.</summary>
    /// <exception cref="ArgumentException">It is none.</exception>
    public static BundlePlace Read(string cursor) =>
        cursor.Split(':') is [var set, var at, var id]
        && int.TryParse(set, NumberStyles.None, CultureInfo.InvariantCulture, out var place)
        && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var micros)
        && Guid.TryParseExact(id, "n", out var last)
            ? new(place, (Micros.FromMicros(micros), last))
            : throw new ArgumentException("This is no place in a bundle.", nameof(cursor));

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Set}:{After!.Value.At.ToMicros()}:{After.Value.Id:n}");
}
