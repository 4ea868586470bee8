using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CloudCrm.Crm.Customers;

/// <summary>Finds who stands in a relation to a customer. Primary key: tenant, the one that is pointed to, type, the one that points.</summary>
internal sealed class RelationRow : ITenantRow
{
    public required TenantId TenantId { get; init; }

    public required Guid ToId { get; init; }

    public required string Type { get; init; }

    public required Guid FromId { get; init; }
}

internal sealed class RelationRowConfiguration : IEntityTypeConfiguration<RelationRow>
{
    public void Configure(EntityTypeBuilder<RelationRow> builder)
    {
        builder.ToTable("customer_relations");
        builder.HasKey(row => new { row.TenantId, row.ToId, row.Type, row.FromId });
        builder.HasOne<CustomerRow>().WithMany().HasForeignKey(row => new { row.TenantId, row.ToId }).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<CustomerRow>().WithMany().HasForeignKey(row => new { row.TenantId, row.FromId }).OnDelete(DeleteBehavior.NoAction);
    }
}
