using System.Collections.Concurrent;
using CloudCrm.Billing.Accounts;
using CloudCrm.Billing.Payments;
using CloudCrm.Billing.Rating;
using CloudCrm.Billing.Usage;
using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Billing.Statements;

/// <summary>
/// What periods charged, for whoever asks for small shares often: those with an invoice are remembered, which never changes; all others for
/// <see cref="StaleMax"/>, so that reading interactions rates no period each time.
/// </summary>
internal sealed class PricedPeriods(IDbSource<BillingDb> source, Charges charges, TimeProvider time)
{
    /// <summary>How old the charges of a period without an invoice may be.</summary>
    public static readonly TimeSpan StaleMax = TimeSpan.FromSeconds(5);

    /// <summary>The most periods that are remembered; then all are forgotten.</summary>
    private const int KeptMax = 10_000;

    private readonly ConcurrentDictionary<(TenantId Tenant, DateOnly From), Kept> _kept = new();

    /// <summary>What a period charged; nothing where the tenant was not charged for it.</summary>
    public async Task<PricedPeriod> Of(TenantId tenant, TenantCalendar calendar, Account running, TenantPeriod period)
    {
        var key = (tenant, period.FirstDay);
        if (_kept.TryGetValue(key, out var kept) && (kept.Period.IsFinal || time.GetElapsedTime(kept.Since) < StaleMax))
            return kept.Period;
        var since = time.GetTimestamp();
        var read = await Read(tenant, calendar, running, period);
        if (_kept.Count >= KeptMax)
            _kept.Clear();
        _kept[key] = new(read, since);
        return read;
    }

    private async Task<PricedPeriod> Read(TenantId tenant, TenantCalendar calendar, Account running, TenantPeriod period)
    {
        if (running.Period.From == period.FirstDay)
            return await Rate(tenant, calendar, running);
        var from = ClosedPeriodRow.Key(period.FirstDay);
        await using var db = source.ForTenant(tenant);
        if (await db.Set<ClosedPeriodRow>().FirstOrDefaultAsync(row => row.TenantId == tenant && row.PeriodFrom == from) is { } closed)
            return await Rate(tenant, calendar, closed.ToAccount());
        var id = ClosedPeriodRow.InvoiceIdOf(tenant, from);
        if (await db.Set<InvoiceRow>().FirstOrDefaultAsync(row => row.TenantId == tenant && row.Id == id) is not { } issued)
            return new([], IsFinal: false);
        var invoice = issued.ToDocument();
        var lines = invoice.Lines.Select(line => new InvoiceLine(line.Kind, line.Code, line.Amount) { Span = line.Span, Quantity = line.Quantity }).ToArray();
        return new(PricedPart.Of(lines, invoice.Currency, calendar), IsFinal: true);
    }

    private async Task<PricedPeriod> Rate(TenantId tenant, TenantCalendar calendar, Account account)
    {
        var invoice = InvoiceCalculator.Calculate(await charges.Input(tenant, calendar, account));
        return new(PricedPart.Of(invoice.Lines, invoice.Currency, calendar), IsFinal: false);
    }

    private sealed record Kept(PricedPeriod Period, long Since);
}
