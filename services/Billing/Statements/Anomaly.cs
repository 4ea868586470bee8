using System.Globalization;
using CloudCrm.Billing.Rating;
using CloudCrm.Billing.Usage;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;

namespace CloudCrm.Billing.Statements;

/// <summary>A day that is out of the ordinary.</summary>
/// <param name="Day">The tenant's day.</param>
/// <param name="Meter">Of which meter; null for what all usage costs.</param>
/// <param name="Used">What there was on it: counted units, or money.</param>
/// <param name="Usual">The median of the days before.</param>
/// <param name="Money">The currency, where it is money.</param>
internal sealed record Anomaly(DateOnly Day, Meter? Meter, decimal Used, decimal Usual, Currency? Money = null)
{
    /// <summary>How it is told: with the same id each time, so once.</summary>
    public BillingNews ToNews(TenantId tenant)
    {
        var day = Day.ToString("O", CultureInfo.InvariantCulture);
        BillingFact[] facts = [new("day", day), new("used", Text(Used)), new("usual", Text(Usual))];
        var id = Ids.From($"{tenant}", "usage.anomaly", Meter?.Code ?? "", day);
        return Meter is null
            ? new(id, BillingNewsKind.CostAnomaly, [.. facts], null, tenant.Value)
            : new(id, BillingNewsKind.Anomaly, [new("meter", Meter.Code), .. facts], null, Meter.Id);
    }

    private string Text(decimal number) => Money is null ? number.ToString("#,0.######", CultureInfo.InvariantCulture) : $"{Money.Text(number)} {Money}";
}
