using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CloudCrm.Billing.Budgets;

/// <summary>The root of a tenant's budgets, with what was told of them. Primary key: tenant.</summary>
internal sealed class BudgetBookRow : ITenantRow, IVersionedRow
{
    public required TenantId TenantId { get; init; }

    /// <summary>What was told, as JSON of <see cref="BudgetsTold"/>.</summary>
    public required string Told { get; init; }

    public required long Version { get; init; }
}

/// <summary>A budget. Primary key: tenant, id.</summary>
internal sealed class BudgetRow : ITenantRow
{
    public required TenantId TenantId { get; init; }

    public required Guid Id { get; init; }

    public required string Name { get; init; }

    /// <summary>The meter's code; null for money of all meters.</summary>
    public required string? Meter { get; init; }

    public required long? Units { get; init; }

    /// <summary>Money in minor units of the currency; null for a budget in units.</summary>
    public required long? MinorUnits { get; init; }

    /// <summary>ISO 4217.</summary>
    public required string? Currency { get; init; }

    /// <summary>Percentages, ascending, separated by spaces.</summary>
    public required string Alerts { get; init; }

    public required bool HardCap { get; init; }

    public required long Version { get; init; }
}

internal sealed class BudgetBookRowConfiguration : IEntityTypeConfiguration<BudgetBookRow>
{
    public void Configure(EntityTypeBuilder<BudgetBookRow> builder)
    {
        builder.ToTable("budget_books");
        builder.HasKey(row => row.TenantId);
    }
}

internal sealed class BudgetRowConfiguration : IEntityTypeConfiguration<BudgetRow>
{
    public void Configure(EntityTypeBuilder<BudgetRow> builder)
    {
        builder.ToTable("budgets");
        builder.HasKey(row => new { row.TenantId, row.Id });
    }
}
