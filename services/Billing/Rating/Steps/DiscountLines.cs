using System.Collections.Immutable;
using CloudCrm.Contracts.Billing;

namespace CloudCrm.Billing.Rating.Steps;

/// <summary>Takes coupons off the period's charges, one after the other and never below zero.</summary>
internal static class DiscountLines
{
    public static List<InvoiceLine> Of(IEnumerable<Coupon> coupons, IReadOnlyList<InvoiceLine> lines, Currency money)
    {
        var left = Math.Max(0, lines.Where(line => line.Kind != LineKind.Correction).Sum(line => line.Amount));
        var discounts = new List<InvoiceLine>();
        foreach (var coupon in coupons.Where(Holds))
        {
            var exact = Math.Min(coupon.Amount ?? (left * coupon.Percent!.Value / 100), coupon.Maximum ?? decimal.MaxValue);
            var off = Math.Min(left, money.Round(exact));
            discounts.Add(new(LineKind.Discount, coupon.Code, -off) { Exact = -Exact.Put(Math.Min(left, exact)) });
            left -= off;
        }

        return discounts;
    }

    /// <summary>What holds in the period after.</summary>
    public static ImmutableArray<Coupon> Left(IEnumerable<Coupon> coupons) =>
        [.. coupons.Where(Holds).Select(coupon => coupon with { PeriodsLeft = coupon.PeriodsLeft - 1 }).Where(Holds)];

    private static bool Holds(Coupon coupon) => coupon.PeriodsLeft is null or > 0;
}
