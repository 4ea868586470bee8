using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CloudCrm.Billing.PriceBook;

/// <summary>A published version of the price book; the operator's, outside the tenants. Never changed and never deleted.</summary>
public sealed class PriceBookRow : ISharedRow
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its version code; no other version has it.</summary>
    public required string Code { get; init; }

    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>From when on it holds (UTC); no other version has it.</summary>
    public required DateTimeOffset EffectiveFrom { get; init; }

    /// <summary>When it was published (UTC).</summary>
    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>Lower-case hexadecimal SHA-256 of <see cref="Document"/> in UTF-8.</summary>
    public required string Digest { get; init; }

    /// <summary>The book, as <see cref="BookJson"/> writes it.</summary>
    public required string Document { get; init; }
}

internal sealed class PriceBookConfiguration : IEntityTypeConfiguration<PriceBookRow>
{
    public void Configure(EntityTypeBuilder<PriceBookRow> builder)
    {
        builder.ToTable("price_books");
        builder.HasKey(row => row.Id);
        builder.HasIndex(row => row.Code).IsUnique();
        builder.HasIndex(row => row.EffectiveFrom).IsUnique();
    }
}
