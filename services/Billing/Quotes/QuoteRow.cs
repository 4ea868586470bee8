using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CloudCrm.Billing.Quotes;

/// <summary>A quote. Written once, deleted when it is old. Primary key: tenant, id.</summary>
internal sealed class QuoteRow : ITenantRow
{
    public required TenantId TenantId { get; init; }

    public required Guid Id { get; init; }

    /// <summary>The quote as JSON.</summary>
    public required string Document { get; init; }
}

internal sealed class QuoteConfiguration : IEntityTypeConfiguration<QuoteRow>
{
    public void Configure(EntityTypeBuilder<QuoteRow> builder)
    {
        builder.ToTable("quotes");
        builder.HasKey(row => new { row.TenantId, row.Id });
    }
}
