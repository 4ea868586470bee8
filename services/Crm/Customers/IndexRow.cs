using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CloudCrm.Crm.Customers;

/// <summary>
/// What lists filter and sort by beside name and times. Primary key: tenant, slot, value, name key, customer, so that the customers with one value stand in
/// the order of their names, and all in the order of their values.
/// </summary>
internal sealed class IndexRow : ITenantRow
{
    /// <summary>The slot of tags; below it stand the tenant's own fields, 0 to 9.</summary>
    public const short TagSlot = 20;

    /// <summary>The slot of owners.</summary>
    public const short OwnerSlot = 21;

    public required TenantId TenantId { get; init; }

    public required short Slot { get; init; }

    /// <summary>A text whose byte order is the order of the values.</summary>
    public required string Value { get; init; }

    /// <summary>The customer's <see cref="Customers.NameKey"/>.</summary>
    public required string NameKey { get; init; }

    public required Guid CustomerId { get; init; }
}

internal sealed class IndexRowConfiguration : IEntityTypeConfiguration<IndexRow>
{
    public void Configure(EntityTypeBuilder<IndexRow> builder)
    {
        builder.ToTable("customer_index");
        builder.HasKey(row => new { row.TenantId, row.Slot, row.Value, row.NameKey, row.CustomerId });
    }
}
