using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CloudCrm.Crm.Tenants.Rows;

/// <summary>A place from which somebody got into an account; outside the tenants.</summary>
internal sealed class KnownPlaceRow
{
    /// <summary>Digest of the account's address.</summary>
    public required string Subject { get; init; }

    /// <summary>Digest of the account's and the network's address.</summary>
    public required string Place { get; init; }

    public required DateTimeOffset Since { get; init; }
}

internal sealed class KnownPlaceRowConfiguration : IEntityTypeConfiguration<KnownPlaceRow>
{
    public void Configure(EntityTypeBuilder<KnownPlaceRow> builder)
    {
        builder.ToTable("known_places");
        builder.HasKey(p => new { p.Subject, p.Place });
    }
}
