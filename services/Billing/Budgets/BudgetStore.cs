using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using CloudCrm.Billing.Rating;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Billing.Budgets;

/// <summary>A tenant's budgets, what was told of them, and the version of both.</summary>
internal sealed record BudgetBook(ImmutableDictionary<Guid, Budget> Budgets, BudgetsTold Told, long Version)
{
    /// <summary>The book of a tenant that never had a budget.</summary>
    public static BudgetBook Empty { get; } = new(ImmutableDictionary<Guid, Budget>.Empty, BudgetsTold.Nothing, 0);
}

/// <summary>Budgets on their way from rows and back.</summary>
internal static class BudgetStore
{
    public static async Task<BudgetBook> Load(IDbSource<BillingDb> source, TenantId tenant, CancellationToken cancellation)
    {
        await using var db = source.ForTenant(tenant);
        var root = await db.Set<BudgetBookRow>().FirstOrDefaultAsync(row => row.TenantId == tenant, cancellation);
        if (root is null)
            return BudgetBook.Empty;
        var rows = await db.Set<BudgetRow>().Where(row => row.TenantId == tenant).ToListAsync(cancellation);
        return new(rows.Select(ToBudget).ToImmutableDictionary(budget => budget.Id), JsonSerializer.Deserialize<BudgetsTold>(root.Told, RowJson.Options)!, root.Version);
    }

    /// <summary>The act that has the book after a change.</summary>
    public static Act Root(TenantId tenant, BudgetBook before, BudgetBook after)
    {
        var row = new BudgetBookRow { TenantId = tenant, Told = JsonSerializer.Serialize(after.Told, RowJson.Options), Version = after.Version };
        return before.Version == 0 ? Act.Create(tenant, row) : Act.Change(tenant, row, before.Version);
    }

    /// <summary>Adds the budget that changes.</summary>
    public static void Write(Act act, TenantId tenant, BudgetBook before, BudgetBook after, Guid id)
    {
        if (!after.Budgets.TryGetValue(id, out var budget))
            act.Delete(ToRow(tenant, before.Budgets[id]));
        else if (before.Budgets.ContainsKey(id))
            act.Update(ToRow(tenant, budget));
        else
            act.Insert(ToRow(tenant, budget));
    }

    private static BudgetRow ToRow(TenantId tenant, Budget budget) => new()
    {
        TenantId = tenant,
        Id = budget.Id,
        Name = budget.Name,
        Meter = budget.Meter,
        Units = budget.Units,
        MinorUnits = budget.Amount is { } amount ? Payments.MinorUnits.Of(amount, Currency.Of(budget.Currency)) : null,
        Currency = budget.Currency,
        Alerts = string.Join(' ', budget.Alerts),
        HardCap = budget.HardCap,
        Version = budget.Version,
    };

    private static Budget ToBudget(BudgetRow row) => new(
        row.Id, row.Name, row.Meter, row.Units, row.MinorUnits is { } minor ? Payments.MinorUnits.ToAmount(minor, Currency.Of(row.Currency)) : null, row.Currency,
        [.. row.Alerts.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(percent => int.Parse(percent, CultureInfo.InvariantCulture))], row.HardCap, row.Version);

    /// <summary>An amount in a budget's currency as text; null for none.</summary>
    public static string? Text(Budget budget, decimal? amount) => amount is { } it ? Currency.Of(budget.Currency).Text(it) : null;
}
