using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CloudCrm.Crm.Customers.Fields;

/// <summary>Guards the fields of a tenant: bounds and keys hold over all of them. Primary key: tenant.</summary>
internal sealed class FieldBookRow : ITenantRow, IVersionedRow
{
    public required TenantId TenantId { get; init; }

    public required long Version { get; init; }

    public required short NextSlot { get; init; }
}

/// <summary>A field of a tenant. Primary key: tenant, id; unique: tenant, folded key.</summary>
internal sealed class FieldRow : ITenantRow
{
    public required TenantId TenantId { get; init; }

    public required Guid Id { get; init; }

    public required string Key { get; init; }

    /// <summary>The key in lower case.</summary>
    public required string FoldedKey { get; init; }

    public required string Label { get; init; }

    public required FieldType Type { get; init; }

    /// <summary>A JSON array of texts.</summary>
    public required string Choices { get; init; }

    public short? Slot { get; init; }

    public required bool Indexing { get; init; }

    public required bool Archived { get; init; }

    /// <summary>The version of the book when it was defined: the order of fields.</summary>
    public required long Position { get; init; }

    public required long Version { get; init; }
}

internal sealed class FieldBookRowConfiguration : IEntityTypeConfiguration<FieldBookRow>
{
    public void Configure(EntityTypeBuilder<FieldBookRow> builder)
    {
        builder.ToTable("field_books");
        builder.HasKey(row => row.TenantId);
    }
}

internal sealed class FieldRowConfiguration : IEntityTypeConfiguration<FieldRow>
{
    public void Configure(EntityTypeBuilder<FieldRow> builder)
    {
        builder.ToTable("custom_fields");
        builder.HasKey(row => new { row.TenantId, row.Id });
        builder.HasIndex(row => new { row.TenantId, row.FoldedKey }).IsUnique();
        builder.HasOne<FieldBookRow>().WithMany().HasForeignKey(row => row.TenantId).OnDelete(DeleteBehavior.NoAction);
    }
}
