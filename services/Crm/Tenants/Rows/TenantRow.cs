using CloudCrm.Contracts;
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

    public required TenantState State { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public required int SeatsBought { get; init; }

    /// <summary>How many memberships hold a seat; the database refuses more than were bought.</summary>
    public required int SeatsAssigned { get; init; }

    public required int RequestsPerMinute { get; init; }

    public required int ConcurrentRequests { get; init; }

    public required long Version { get; init; }
}

internal sealed class TenantRowConfiguration : IEntityTypeConfiguration<TenantRow>
{
    public void Configure(EntityTypeBuilder<TenantRow> builder)
    {
        builder.ToTable("tenants", t => t.HasCheckConstraint("ck_tenants_seats", "seats_assigned >= 0 AND seats_assigned <= seats_bought"));
        builder.HasKey(t => t.TenantId);
        builder.HasIndex(t => new { t.OpenedAt, t.TenantId });
    }
}
