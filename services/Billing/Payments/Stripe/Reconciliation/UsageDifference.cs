using System.Globalization;
using CloudCrm.Billing.Payments.Stripe.Meters;
using CloudCrm.Billing.Usage;
using CloudCrm.Contracts.Billing;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Billing.Payments.Stripe.Reconciliation;

/// <summary>An hour of a meter in which Stripe has something else than it was told.</summary>
/// <param name="Kind">What became of it, as far as figures say.</param>
/// <param name="Hour">The UTC hour.</param>
/// <param name="Expected">What it was told.</param>
/// <param name="Found">What it has.</param>
internal sealed record UsageDifference(StripeFindingKind Kind, DateTimeOffset Hour, decimal Expected, decimal Found)
{
    /// <summary>All kinds that a difference of usage can be.</summary>
    public static IReadOnlyList<StripeFindingKind> Kinds { get; } =
    [
        StripeFindingKind.UsageLost, StripeFindingKind.UsageDoubled, StripeFindingKind.UsageMoved, StripeFindingKind.UsageInWrongPeriod, StripeFindingKind.UsageUnknown, StripeFindingKind.UsageDiffers,
    ];

    /// <summary>What is to be added on Stripe.</summary>
    public decimal Missing => Expected - Found;

    /// <summary>What a finding is about: the meter and the hour.</summary>
    public static string Subject(string meter, DateTimeOffset hour) => $"{meter} {hour.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}";

    /// <summary>The facts.</summary>
    public string Details() => new Details().Fact("expected", StripeQuantity.Text(Expected)).Fact("found", StripeQuantity.Text(Found)).ToString();

    /// <summary>The differences of a meter.</summary>
    /// <param name="calendar">The tenant's: which hours are of one period.</param>
    /// <param name="hours">The hours that are compared.</param>
    /// <param name="told">What Stripe took, corrections too.</param>
    /// <param name="found">What Stripe has by hour.</param>
    public static List<UsageDifference> Of(
        TenantCalendar calendar, IEnumerable<DateTimeOffset> hours, ILookup<DateTimeOffset, StripeWindowRow> told, IReadOnlyDictionary<DateTimeOffset, decimal> found)
    {
        var plain = hours.Order().Select(hour => Plain(hour, [.. told[hour].Where(row => !row.IsCorrection).Select(row => row.ToQuantity())], found.GetValueOrDefault(hour)))
            .Where(difference => difference.Missing != 0).ToList();
        // What lacks in one hour and is too much in another went from one to the other.
        foreach (var lacking in plain.Where(one => one.Missing > 0).ToList())
        {
            if (plain.Find(other => other.Missing == -lacking.Missing && !IsMoved(other)) is not { } other)
                continue;
            var kind = calendar.PeriodOf(lacking.Hour) == calendar.PeriodOf(other.Hour) ? StripeFindingKind.UsageMoved : StripeFindingKind.UsageInWrongPeriod;
            plain[plain.IndexOf(lacking)] = lacking with { Kind = kind };
            plain[plain.IndexOf(other)] = other with { Kind = kind };
        }

        return plain;
    }

    private static UsageDifference Plain(DateTimeOffset hour, List<decimal> told, decimal found)
    {
        var expected = told.Sum();
        var kind = (expected - found) switch
        {
            > 0 and var missing when found == 0 || told.Contains(missing) => StripeFindingKind.UsageLost,
            < 0 when told.Count == 0 => StripeFindingKind.UsageUnknown,
            < 0 and var missing when told.Contains(-missing) => StripeFindingKind.UsageDoubled,
            _ => StripeFindingKind.UsageDiffers,
        };
        return new(kind, hour, expected, found);
    }

    private static bool IsMoved(UsageDifference difference) => difference.Kind is StripeFindingKind.UsageMoved or StripeFindingKind.UsageInWrongPeriod;
}
