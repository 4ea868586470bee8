using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CloudCrm.Tests.Foundation.Data.Things;

public enum ThingKind
{
    Plain,
    Fancy,
}

/// <summary>An aggregate's root with a column of every kind.</summary>
public sealed record ThingRow : ITenantRow, IVersionedRow
{
    public required TenantId TenantId { get; init; }

    public required Guid Id { get; init; }

    public required long Version { get; init; }

    public required string Name { get; init; }

    public ThingKind Kind { get; init; }

    public ThingKind? OtherKind { get; init; }

    public DateTimeOffset MadeAt { get; init; }

    public DateTimeOffset? SoldAt { get; init; }

    public decimal? Price { get; init; }

    public bool IsNew { get; init; }

    public int Count { get; init; }

    public long? Weight { get; init; }

    public Guid? OwnerId { get; init; }

    public byte[]? Picture { get; init; }

    public DateOnly? Birthday { get; init; }

    public sealed class Table : IEntityTypeConfiguration<ThingRow>
    {
        public void Configure(EntityTypeBuilder<ThingRow> builder)
        {
            builder.ToTable("things");
            builder.HasKey(r => new { r.TenantId, r.Id });
            builder.HasIndex(r => new { r.TenantId, r.Name, r.Id });
        }
    }
}
