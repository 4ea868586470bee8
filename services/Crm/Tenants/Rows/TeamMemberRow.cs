using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CloudCrm.Crm.Tenants.Rows;

/// <summary>A member in a team.</summary>
internal sealed class TeamMemberRow : ITenantRow
{
    public required TenantId TenantId { get; init; }

    public required Guid TeamId { get; init; }

    public required Guid AccountId { get; init; }
}

internal sealed class TeamMemberRowConfiguration : IEntityTypeConfiguration<TeamMemberRow>
{
    public void Configure(EntityTypeBuilder<TeamMemberRow> builder)
    {
        builder.ToTable("team_members");
        builder.HasKey(m => new { m.TenantId, m.TeamId, m.AccountId });
        builder.HasOne<TeamRow>().WithMany().HasForeignKey(m => new { m.TenantId, m.TeamId }).OnDelete(DeleteBehavior.NoAction);
    }
}
