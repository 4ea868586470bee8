using System.Text.Json;
using CloudCrm.Contracts.Billing;

namespace CloudCrm.Gateway.Billing;

/// <summary>Billing accounts and statements between the API's types and Billing's.</summary>
internal static class AccountWire
{
    public static Wire.BillingAccount ToWire(BillingAccount it) => new(
        it.Currency, it.Plan, it.PriceVersion, it.NextPlan, it.NextPriceVersion, it.PeriodFrom, it.PeriodTo, it.StartsAt, it.EndsAt, it.TrialUntil,
        [.. it.Plans.Select(plan => new Wire.PlanFrom(plan.From, plan.Plan, plan.PriceVersion))],
        new(it.Buyer.LegalName, it.Buyer.Address, it.Buyer.TaxId, it.Buyer.PurchaseOrder, it.Buyer.Mail, it.Buyer.Country), ToWire(it.Terms), it.Credit, it.Prepaid,
        [.. it.Balances.Select(left => new Wire.BalancesLeft(left.Currency, left.Credit, left.Prepaid))], it.Version);

    public static Wire.Statement ToWire(Statement it) => new(
        it.Currency, it.Plan, it.From, it.To, it.AsOf, [.. it.Lines.Select(ToWire)], it.Charges, it.Discounts, it.Tax, it.Total, it.Due)
    {
        Forecast = it.Forecast is { } forecast ? new(forecast.Total, forecast.Low, forecast.High, forecast.BasedOnDays) : null,
    };

    public static Wire.StatementLine ToWire(StatementLine it) =>
        new((Wire.LineKind)it.Kind, it.Code, it.Plan, it.PriceVersion, it.From, it.To, it.Quantity, it.Included, it.Amount) { Expected = it.Expected, About = it.About };

    public static Wire.StatementCosts ToWire(StatementCosts it) => new(
        it.Currency, it.From, it.To, it.AsOf, (Wire.CostGroup)it.By, [.. it.Lines.Select(ToWire)], it.Others, it.Rest, it.Charges);

    private static Wire.CostLine ToWire(CostLine it) =>
        new(it.Key, it.Amount, it.Parts.IsDefaultOrEmpty ? null : [.. it.Parts.Select(part => new Wire.CostPart(part.Meter, part.Amount))]);

    public static Wire.CustomerCost ToWire(CustomerCost it) => new(it.Currency, it.PeriodFrom, it.PeriodTo, it.Amount, [.. it.Units.Select(ToWire)]);

    public static Wire.InteractionUnits ToWire(InteractionUnits it) => new(it.Meter, it.Quantity, it.Amount);

    public static Wire.PreviewedChange ToWire(PreviewedChange it) => new(it.HoldsFrom, ToWire(it.Now), ToWire(it.Then), it.Difference, it.NextPeriod);

    public static BillingParty ToCommand(this Wire.BillingParty it) => new(it.LegalName, it.Address, it.TaxId, it.PurchaseOrder, it.Mail, it.Country);

    public static AddBalance ToCommand(this Wire.AddBalance it, Guid id) => new(id, (BalanceKind)it.Kind, it.Amount, it.Currency, it.Reason);

    public static BillingTerms ToCommand(this Wire.BillingTerms it) => new(
        it.Currency,
        it.DueDays,
        it.Tax is { } tax ? new(tax.Code, tax.Rate, tax.IsInclusive) : null,
        it.Base,
        it.Seat,
        it.Meters is { Count: > 0 } meters ? JsonSerializer.Serialize(meters, Wire.CrmJson.Options) : null,
        [.. (it.Coupons ?? []).Select(coupon => new CouponTerm(coupon.Code, coupon.Percent, coupon.Amount, coupon.Maximum, coupon.Periods))],
        [.. (it.Commitments ?? []).Select(promise => new CommitmentTerm(promise.Code, promise.Amount, [.. promise.Codes ?? []]))],
        it.Plan);

    private static Wire.BillingTerms ToWire(BillingTerms it) => new(
        it.Currency,
        it.DueDays,
        it.Tax is { } tax ? new(tax.Code, tax.Rate, tax.IsInclusive) : null,
        it.Base,
        it.Seat,
        it.Meters is { } meters ? JsonSerializer.Deserialize<Dictionary<string, Wire.MeterPrice>>(meters, Wire.CrmJson.Options) : null,
        [.. it.Coupons.Select(coupon => new Wire.CouponTerm(coupon.Code, coupon.Percent, coupon.Amount, coupon.Maximum, coupon.Periods))],
        [.. it.Commitments.Select(promise => new Wire.CommitmentTerm(promise.Code, promise.Amount, promise.Codes))],
        it.Plan);
}
