using System.Collections.Immutable;
using CloudCrm.Billing.Accounts;
using CloudCrm.Billing.PriceBook;
using CloudCrm.Billing.Rating;
using CloudCrm.Billing.Usage;
using CloudCrm.Contracts;

namespace CloudCrm.Billing.Budgets;

/// <summary>Rates what tenants used, for budgets in money.</summary>
internal sealed class SpendingReader(RunningAccounts accounts, Charges charges, Books books)
{
    /// <summary>What usage costs; null for a tenant without a running account.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="now">The time, in the running period.</param>
    /// <param name="measured">What was used by then at the latest: what comes in between is rated and not measured, and no unit is given twice.</param>
    public async Task<Spending?> At(TenantId tenant, DateTimeOffset now, Measured measured)
    {
        if (await accounts.Find(tenant) is not var (account, calendar) || account.IsEnded)
            return null;
        var table = measured.Meters;
        var input = await charges.Input(tenant, calendar, account);
        var today = calendar.DayOf(now);
        var length = calendar.StartOf(account.Period.To) - calendar.StartOf(account.Period.From);
        var parts = input.Segments.Where(segment => !segment.IsTrial).SelectMany(segment => segment.Prices.Meters.Select(pair => (
            pair.Key,
            Part: new MeterPart(
                pair.Value,
                pair.Value.IncludedIn(segment.Span.Days, input.Period.Days),
                segment.Used.GetValueOrDefault(pair.Key),
                AddedUsage.Of(table.Find(pair.Key), now, (calendar.StartOf(segment.Span.From), calendar.StartOf(segment.Span.To)), length),
                segment.Span.From <= today && today < segment.Span.To ? AddedUsage.EventsOf(table.Find(pair.Key)) : 0))));
        var running = parts.GroupBy(it => it.Key, it => it.Part).ToImmutableDictionary(it => it.Key, it => new MeterSpending(input.Currency, [.. it]));
        return new(input.Currency, running, await Next(account, measured));
    }

    /// <summary>The next period by what is known of it now: its first check says what really holds.</summary>
    private async Task<ImmutableDictionary<string, MeterSpending>> Next(Account account, Measured measured)
    {
        var book = await books.Named(account.NextVersion ?? account.Now.PriceVersion);
        var money = (account with { Currency = account.Coming.Currency }).Money();
        var prices = account.Coming.Over(book.Find(account.NextPlan ?? account.Now.Plan)!, money);
        return prices.Meters.ToImmutableDictionary(pair => pair.Key, pair => new MeterSpending(money, [Whole(pair.Value, measured.Meters.Find(pair.Key), measured)]));
    }

    private static MeterPart Whole(MeterPrice price, Meter? meter, Measured measured) => meter is null
        ? new(price, price.Included, default, 0, 0)
        : new(price, price.Included, new(measured.IsLevel(meter.Code) ? measured.Used(meter.Code) / (decimal)meter.UnitSize : 0), 1m / meter.UnitSize, AddedUsage.EventsOf(meter));
}
