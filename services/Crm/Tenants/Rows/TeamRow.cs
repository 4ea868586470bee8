using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CloudCrm.Crm.Tenants.Rows;

/// <summary>A team, there or deleted.</summary>
internal sealed class TeamRow : ITenantRow
{
    public required TenantId TenantId { get; init; }

    public required Guid Id { get; init; }

    public required string Name { get; init; }

    /// <summary>The name as teams are told apart and sorted.</summary>
    public required string NameKey { get; init; }

    public required string Description { get; init; }

    /// <summary>Null while it is there.</summary>
    public required DateTimeOffset? DeletedAt { get; init; }

    public required long Version { get; init; }
}

internal sealed class TeamRowConfiguration : IEntityTypeConfiguration<TeamRow>
{
    public void Configure(EntityTypeBuilder<TeamRow> builder)
    {
        builder.ToTable("teams");
        builder.HasKey(t => new { t.TenantId, t.Id });
        builder.HasOne<TenantRow>().WithMany().HasForeignKey(t => t.TenantId).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(t => new { t.TenantId, t.NameKey }).IsUnique().HasFilter("deleted_at IS NULL");
    }
}
