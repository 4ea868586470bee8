using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CloudCrm.Crm.Customers.Search;

/// <summary>
/// Finds a customer by the beginning of a token. Primary key: tenant, token, place, customer; an index by tenant, customer, token looks again at candidates.
/// </summary>
/// <remarks>
/// Without a foreign key: customers are never deleted, and its check would cost as much as the row. Notes of a customer share a token's row: they are never
/// taken back, so nothing has to be counted.
/// </remarks>
internal sealed class TokenRow : ITenantRow
{
    public required TenantId TenantId { get; init; }

    /// <summary>Folded; at most <see cref="CustomerTokens.MaxLength"/> UTF-16 units.</summary>
    public required string Token { get; init; }

    /// <summary>Which field it comes from: <see cref="SearchPlace"/>.</summary>
    public required short Place { get; init; }

    public required Guid CustomerId { get; init; }
}

internal sealed class TokenRowConfiguration : IEntityTypeConfiguration<TokenRow>
{
    public void Configure(EntityTypeBuilder<TokenRow> builder)
    {
        builder.ToTable("customer_tokens");
        builder.HasKey(row => new { row.TenantId, row.Token, row.Place, row.CustomerId });
        builder.HasIndex(row => new { row.TenantId, row.CustomerId, row.Token });
    }
}
