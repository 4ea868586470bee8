using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CloudCrm.Crm.Customers;

/// <summary>A customer. Primary key: tenant, id.</summary>
/// <remarks>The contacts stand in the row, so that a point read and a list are one table; <see cref="ContactRow"/> finds them.</remarks>
internal sealed class CustomerRow : ITenantRow, IVersionedRow
{
    public required TenantId TenantId { get; init; }

    public required Guid Id { get; init; }

    public required CustomerKind Kind { get; init; }

    public required string Name { get; init; }

    /// <summary>What lists sort and search by: <see cref="Customers.NameKey"/>.</summary>
    public required string NameKey { get; init; }

    /// <summary>A JSON array of contact points, in the customer's order.</summary>
    public required string Contacts { get; init; }

    public required bool Archived { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    public required long Version { get; init; }
}

internal sealed class CustomerRowConfiguration : IEntityTypeConfiguration<CustomerRow>
{
    public void Configure(EntityTypeBuilder<CustomerRow> builder)
    {
        builder.ToTable("customers");
        builder.HasKey(row => new { row.TenantId, row.Id });
        builder.HasIndex(row => new { row.TenantId, row.NameKey, row.Id });
        builder.HasIndex(row => new { row.TenantId, row.NameKey, row.Id }, "ix_customers_live").HasFilter("NOT archived");
    }
}
