using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CloudCrm.Crm.Tenants.Rows;

/// <summary>A tenant: the root of its memberships, seats, origins and invitations.</summary>
internal sealed class TenantRow : ITenantRow, IVersionedRow
{
    public required TenantId TenantId { get; init; }

    public required string Name { get; init; }

    public required string Plan { get; init; }

    public required string TimeZone { get; init; }

    public required string Language { get; init; }

    /// <summary>Whether it may work, whoever stops it.</summary>
    public required TenantState State { get; init; }

    /// <summary>What the operator and the owner say, where Billing says another; null where that is <see cref="State"/>.</summary>
    public TenantState? OwnState { get; init; }

    /// <summary>How it stands with its payments.</summary>
    public PaymentStanding Payment { get; init; }

    /// <summary>Since when; null where Billing never said.</summary>
    public DateTimeOffset? PaymentSince { get; init; }

    /// <summary>The version of Billing that says so.</summary>
    public long PaymentVersion { get; init; }

    /// <summary>The version of Billing that named the plan.</summary>
    public long PlanVersion { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public required int SeatsBought { get; init; }

    /// <summary>How many memberships hold a seat; the database refuses more than were bought.</summary>
    public required int SeatsAssigned { get; init; }

    /// <summary>How many of the bought seats usage was told of: all of them from the first change on.</summary>
    public required int SeatsTold { get; init; }

    public required int RequestsPerMinute { get; init; }

    public required int ConcurrentRequests { get; init; }

    public required long Version { get; init; }

    /// <summary>Metered, never billed; never changes.</summary>
    public required bool IsSandbox { get; init; }

    /// <summary>The tenant whose sandbox it is; null for others.</summary>
    public required TenantId? SandboxOf { get; init; }

    /// <summary>When its data are deleted; null while it is neither closing nor closed.</summary>
    public required DateTimeOffset? ClosesAt { get; init; }

    /// <summary>When they were: from then on this row only says that the tenant was there.</summary>
    public required DateTimeOffset? PurgedAt { get; init; }

    /// <summary>The day of the month on which its billing periods begin; never changes.</summary>
    public required short BillingDay { get; init; }

    /// <summary>As <see cref="Tenants.BusinessHours"/> writes them.</summary>
    public required string BusinessHours { get; init; }
}

internal sealed class TenantRowConfiguration : IEntityTypeConfiguration<TenantRow>
{
    public void Configure(EntityTypeBuilder<TenantRow> builder)
    {
        builder.ToTable("tenants", t => t.HasCheckConstraint("ck_tenants_seats", "seats_assigned >= 0 AND seats_assigned <= seats_bought"));
        builder.HasKey(t => t.TenantId);
        builder.HasIndex(t => new { t.OpenedAt, t.TenantId });
        builder.HasIndex(t => t.SandboxOf).HasFilter("sandbox_of IS NOT NULL");
    }
}
