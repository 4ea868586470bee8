using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CloudCrm.Tests.Foundation.Data.Things;

/// <summary>A row outside the tenants.</summary>
public sealed record PlaceRow : IVersionedRow
{
    public required Guid Id { get; init; }

    public required long Version { get; init; }

    public required string Name { get; init; }

    public sealed class Table : IEntityTypeConfiguration<PlaceRow>
    {
        public void Configure(EntityTypeBuilder<PlaceRow> builder)
        {
            builder.ToTable("places");
            builder.HasKey(r => r.Id);
            builder.HasIndex(r => r.Name).IsUnique();
        }
    }
}

/// <summary>A row outside the tenants that tenants' acts may write.</summary>
public sealed record SignRow : ISharedRow
{
    public required string Text { get; init; }

    public required Guid ThingId { get; init; }

    public sealed class Table : IEntityTypeConfiguration<SignRow>
    {
        public void Configure(EntityTypeBuilder<SignRow> builder)
        {
            builder.ToTable("signs");
            builder.HasKey(r => r.Text);
        }
    }
}
