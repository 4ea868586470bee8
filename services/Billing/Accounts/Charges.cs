using System.Collections.Immutable;
using CloudCrm.Billing.Metering;
using CloudCrm.Billing.PriceBook;
using CloudCrm.Billing.Rating;
using CloudCrm.Billing.Usage;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Metering;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Billing.Accounts;

/// <summary>Gathers what a period's invoice depends on: the prices that held, and what was used and how many seats there were while they did.</summary>
internal sealed class Charges(Books books, Quantities quantities, MeterBook meters, IDbSource<BillingDb> source)
{
    /// <summary>What the account's running period depends on, from the rollups: that which is still to come counts as if nothing more happened.</summary>
    public async Task<InvoiceInput> Input(TenantId tenant, TenantCalendar calendar, Account account)
    {
        await using var db = source.ForTenant(tenant);
        var currency = account.Money();
        var seats = await SeatLevels.Read(db, tenant, calendar, account.Period);
        var segments = ImmutableArray.CreateBuilder<PlanSegment>();
        foreach (var (part, isTrial) in account.Segments())
            segments.Add(await Segment(db, tenant, calendar, account, part, isTrial, seats, currency));
        return new()
        {
            Currency = currency,
            Period = account.Period,
            Segments = segments.ToImmutable(),
            Commitments = account.Terms.Commitments,
            Coupons = account.Terms.Coupons,
            Tax = account.Terms.Tax,
            Credits = account.Credits.In(account.Currency),
            Prepaid = account.Prepaid.In(account.Currency),
        };
    }

    private async Task<PlanSegment> Segment(
        BillingDb db, TenantId tenant, TenantCalendar calendar, Account account, PlanPart part, bool isTrial, ImmutableArray<int> seats, Currency currency)
    {
        var (start, end) = (calendar.StartOf(account.Period.From), calendar.StartOf(account.Period.To));
        var window = new UsageWindow(calendar.StartOf(part.Span.From), calendar.StartOf(part.Span.To), end - start);
        var used = await quantities.Read(db, tenant, window);
        var book = await books.Named(part.Plan.PriceVersion);
        var prices = account.Terms.Over(book.Find(part.Plan.Plan)!, currency);
        var events = await Events(db, tenant, window, prices);
        return new()
        {
            Span = part.Span,
            Plan = part.Plan.Plan,
            PriceVersion = part.Plan.PriceVersion,
            Prices = prices,
            Seats = [.. seats.Skip(part.Span.From.DayNumber - account.Period.From.DayNumber).Take(part.Span.Days)],
            Used = used.Keys.Union(events.Keys).Where(code => code != Meters.Seats)
                .ToImmutableDictionary(code => code, code => new Metered(Exact.Put(used.GetValueOrDefault(code)), events.GetValueOrDefault(code))),
            IsTrial = isTrial,
        };
    }

    /// <summary>How many events there were of the meters whose prices charge each: nobody else pays for counting them.</summary>
    private async Task<Dictionary<string, long>> Events(BillingDb db, TenantId tenant, UsageWindow window, PlanPrices prices)
    {
        var counts = new Dictionary<string, long>();
        var (from, to) = (window.From, window.To);
        foreach (var (code, price) in prices.Meters.Where(it => it.Value.Price.PerEvent > 0))
        {
            if ((await meters.Current()).Find(code)?.Number is { } number)
                counts[code] = await db.Set<UsageEventRow>().LongCountAsync(row => row.TenantId == tenant && row.Meter == number && row.RecordedAt >= from && row.RecordedAt < to);
        }

        return counts;
    }
}
