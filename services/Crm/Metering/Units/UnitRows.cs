using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CloudCrm.Crm.Metering.Units;

/// <summary>A lease of units for a billing period. Primary key: tenant, meter, start. Its version guards everything that is handed out under it.</summary>
internal sealed class UnitLeaseRow : ITenantRow, IVersionedRow
{
    public required TenantId TenantId { get; init; }

    public required string Meter { get; init; }

    public required DateTimeOffset PeriodStart { get; init; }

    public required DateTimeOffset PeriodEnd { get; init; }

    /// <summary>Units of the whole period; null for as many as one likes.</summary>
    public required long? Allowance { get; init; }

    public required Guid? BudgetId { get; init; }

    public required string? BudgetName { get; init; }

    /// <summary>Billing's version that says so.</summary>
    public required long Heard { get; init; }

    /// <summary>Units that were used without a block: before there was a cap, or by acts that are never refused.</summary>
    public required long Unasked { get; init; }

    /// <summary>Units of blocks that were used up and whose rows are gone.</summary>
    public required long Settled { get; init; }

    public required long Version { get; init; }
}

/// <summary>A block of units in somebody's hands, or taken back. Primary key: tenant, id.</summary>
internal sealed class UnitBlockRow : ITenantRow
{
    public required TenantId TenantId { get; init; }

    public required Guid Id { get; init; }

    public required string Meter { get; init; }

    public required DateTimeOffset PeriodStart { get; init; }

    /// <summary>The process that has it.</summary>
    public required Guid Holder { get; init; }

    /// <summary>For how many acts it is.</summary>
    public required int Slots { get; init; }

    /// <summary>Units of one act.</summary>
    public required long Size { get; init; }

    /// <summary>Whether it was taken back: every slot has a row.</summary>
    public required bool IsTakenBack { get; init; }

    /// <summary>The reservation that it was taken from, or null.</summary>
    public Guid? ReservationId { get; init; }
}

/// <summary>Units that are kept for acts which name them. Primary key: tenant, id. Those of a lease are guarded by its version.</summary>
internal sealed class UnitReservationRow : ITenantRow, IVersionedRow
{
    public required TenantId TenantId { get; init; }

    public required Guid Id { get; init; }

    public required string Meter { get; init; }

    /// <summary>The lease that they are of; null where the meter was not capped.</summary>
    public required DateTimeOffset? PeriodStart { get; init; }

    public required long Units { get; init; }

    /// <summary>Units of its blocks that were used up and whose rows are gone.</summary>
    public required long Settled { get; init; }

    /// <summary>Until when (UTC).</summary>
    public required DateTimeOffset EndsAt { get; init; }

    public required long Version { get; init; }
}

/// <summary>A slot of a block that is no longer free. Primary key: tenant, block, slot.</summary>
internal sealed class UnitUseRow : ITenantRow
{
    public required TenantId TenantId { get; init; }

    public required Guid BlockId { get; init; }

    public required int Slot { get; init; }

    /// <summary>False where nobody used it: it was taken back.</summary>
    public required bool IsUsed { get; init; }
}

internal sealed class UnitLeaseRowConfiguration : IEntityTypeConfiguration<UnitLeaseRow>
{
    public void Configure(EntityTypeBuilder<UnitLeaseRow> builder)
    {
        builder.ToTable("unit_leases");
        builder.HasKey(row => new { row.TenantId, row.Meter, row.PeriodStart });
    }
}

internal sealed class UnitBlockRowConfiguration : IEntityTypeConfiguration<UnitBlockRow>
{
    public void Configure(EntityTypeBuilder<UnitBlockRow> builder)
    {
        builder.ToTable("unit_blocks");
        builder.HasKey(row => new { row.TenantId, row.Id });
    }
}

internal sealed class UnitUseRowConfiguration : IEntityTypeConfiguration<UnitUseRow>
{
    public void Configure(EntityTypeBuilder<UnitUseRow> builder)
    {
        builder.ToTable("unit_uses");
        builder.HasKey(row => new { row.TenantId, row.BlockId, row.Slot });
    }
}

internal sealed class UnitReservationRowConfiguration : IEntityTypeConfiguration<UnitReservationRow>
{
    public void Configure(EntityTypeBuilder<UnitReservationRow> builder)
    {
        builder.ToTable("unit_reservations");
        builder.HasKey(row => new { row.TenantId, row.Id });
    }
}
