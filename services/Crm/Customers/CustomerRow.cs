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

    /// <summary>What another system calls it; unique in the tenant.</summary>
    public string? ExternalId { get; init; }

    public Guid? OwnerId { get; init; }

    /// <summary>A JSON array of texts.</summary>
    public string Tags { get; init; } = "[]";

    /// <summary>A JSON array of postal addresses.</summary>
    public string Addresses { get; init; } = "[]";

    /// <summary>A JSON array of consents, by channel.</summary>
    public string Consents { get; init; } = "[]";

    /// <summary>A JSON array of relations; <see cref="RelationRow"/> finds them from the other end.</summary>
    public string Relations { get; init; } = "[]";

    /// <summary>A JSON array of the values of the tenant's own fields.</summary>
    public string Fields { get; init; } = "[]";

    public required bool Archived { get; init; }

    /// <summary>The customer that it was merged into.</summary>
    public Guid? MergedInto { get; init; }

    public DateTimeOffset? MergedAt { get; init; }

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
        builder.HasIndex(row => new { row.TenantId, row.ExternalId }).IsUnique().HasFilter("external_id IS NOT NULL");
        builder.HasIndex(row => new { row.TenantId, row.CreatedAt, row.Id });
        builder.HasIndex(row => new { row.TenantId, row.ChangedAt, row.Id });
        builder.HasIndex(row => new { row.TenantId, row.MergedInto }).HasFilter("merged_into IS NOT NULL");
    }
}
