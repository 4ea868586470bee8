using CloudCrm.Contracts;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CloudCrm.Crm.Tenants.Rows;

/// <summary>What a role may do with a field of customers. Primary key: tenant, role, field.</summary>
internal sealed class FieldRuleRow : ITenantRow
{
    public required TenantId TenantId { get; init; }

    public required Role OfRole { get; init; }

    public required string FieldName { get; init; }

    public required FieldAccess Access { get; init; }
}

internal sealed class FieldRuleRowConfiguration : IEntityTypeConfiguration<FieldRuleRow>
{
    public void Configure(EntityTypeBuilder<FieldRuleRow> builder)
    {
        builder.ToTable("field_rules");
        builder.HasKey(rule => new { rule.TenantId, rule.OfRole, rule.FieldName });
        builder.HasOne<TenantRow>().WithMany().HasForeignKey(rule => rule.TenantId).OnDelete(DeleteBehavior.NoAction);
    }
}
