using System.Collections.Immutable;
using CloudCrm.Billing.Accounts;
using CloudCrm.Billing.Rating;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Orleans.Concurrency;

namespace CloudCrm.Billing.Payments;

/// <summary>What tenants use and owe: their running periods are rated at each question, what is open is read for all at once.</summary>
[GrainType("tenant-figures"), StatelessWorker]
internal sealed class TenantFiguresReader(RunningAccounts accounts, Charges charges, IDbSource<BillingDb> source) : Grain, ITenantFiguresReader
{
    /// <summary>How many tenants are rated at once.</summary>
    private const int RatedAtOnce = 4;

    public async Task<ImmutableArray<TenantFigures>> Read(ImmutableArray<Guid> tenants)
    {
        var asked = tenants.Where(id => id != Guid.Empty).Distinct().Take(ITenantFiguresReader.TenantsMax).Select(TenantId.From).ToList();
        var open = await Open(asked);
        var figures = ImmutableArray.CreateBuilder<TenantFigures>(asked.Count);
        foreach (var some in asked.Chunk(RatedAtOnce))
            figures.AddRange((await Task.WhenAll(some.Select(tenant => Of(tenant, open[tenant])))).OfType<TenantFigures>());
        return figures.ToImmutable();
    }

    private async Task<TenantFigures?> Of(TenantId tenant, IEnumerable<OpenMoney> open)
    {
        if (await accounts.Find(tenant) is not var (account, calendar))
            return null;
        var money = account.Money();
        if (account.IsEnded)
            return new(tenant.Value, money.Code, null, null, null, [.. open]);
        var invoice = InvoiceCalculator.Calculate(await charges.Input(tenant, calendar, account));
        var usage = invoice.Lines.Where(line => RevenueParts.IsUsage(line.Kind, line.Code)).Sum(line => line.Amount);
        return new(tenant.Value, money.Code, account.Period.To, money.Text(usage), money.Text(invoice.Total), [.. open]);
    }

    private async Task<ILookup<TenantId, OpenMoney>> Open(List<TenantId> tenants)
    {
        await using var db = source.AcrossTenants();
        var sums = await db.Set<ReceivableRow>().Where(row => tenants.Contains(row.TenantId) && row.OpenMinorUnits > 0 && (row.State == InvoiceState.Open || row.State == InvoiceState.Disputed))
            .Join(db.Set<InvoiceRow>(), row => new { row.TenantId, Id = row.InvoiceId }, row => new { row.TenantId, row.Id }, (left, document) => new { left.TenantId, document.Currency, left.OpenMinorUnits })
            .GroupBy(row => new { row.TenantId, row.Currency })
            .Select(group => new { group.Key.TenantId, group.Key.Currency, Units = group.Sum(row => row.OpenMinorUnits) })
            .ToListAsync();
        return sums.Where(sum => sum.Currency is not null).OrderBy(sum => sum.Currency, StringComparer.Ordinal)
            .ToLookup(sum => sum.TenantId, sum => Money(sum.Units, Currency.Of(sum.Currency!)));
    }

    private static OpenMoney Money(long units, Currency currency) => new(currency.Code, currency.Text(MinorUnits.ToAmount(units, currency)));
}
