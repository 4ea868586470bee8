using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CloudCrm.Billing.Usage;

/// <summary>What Billing knows of a tenant, from <see cref="Contracts.Bus.TenantChanged"/>. Primary key: tenant.</summary>
public sealed class BillingTenantRow : ITenantRow, IVersionedRow
{
    /// <inheritdoc/>
    public required TenantId TenantId { get; init; }

    /// <summary>The company's name.</summary>
    public required string Name { get; init; }

    /// <summary>The plan's code.</summary>
    public required string Plan { get; init; }

    /// <summary>The time zone that it has now (IANA).</summary>
    public required string TimeZone { get; init; }

    /// <summary>Which zone holds from when, as JSON of <see cref="ZoneFrom"/>: days and periods follow it.</summary>
    public required string Zones { get; init; }

    /// <summary>Active, Suspended, Closing or Closed.</summary>
    public required string State { get; init; }

    /// <summary>When it was opened (UTC).</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Paid places.</summary>
    public required int SeatsBought { get; init; }

    /// <summary>The tenant's version that this is.</summary>
    public required long Version { get; init; }

    /// <summary>Whether its usage is counted and must never be rated or billed. Never false again once it is true.</summary>
    public required bool IsSandbox { get; init; }

    /// <summary>The day of the month on which its billing periods begin, 1 to 31. Never changes.</summary>
    public required short BillingDay { get; init; }

    /// <summary>Its language: that of its invoices' pages.</summary>
    public required string Language { get; init; }

    internal TenantCalendar ToCalendar() => TenantCalendars.Parse(Zones, BillingDay);
}

internal sealed class BillingTenantConfiguration : IEntityTypeConfiguration<BillingTenantRow>
{
    public void Configure(EntityTypeBuilder<BillingTenantRow> builder)
    {
        builder.ToTable("billing_tenants");
        builder.HasKey(row => row.TenantId);
    }
}
