using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CloudCrm.Crm.Customers.Views;

/// <summary>Guards the views of a tenant: their bounds hold over all of them. Primary key: tenant.</summary>
internal sealed class ViewBookRow : ITenantRow, IVersionedRow
{
    public required TenantId TenantId { get; init; }

    public required long Version { get; init; }
}

/// <summary>A saved view. Primary key: tenant, id.</summary>
internal sealed class ViewRow : ITenantRow
{
    public required TenantId TenantId { get; init; }

    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required bool Shared { get; init; }

    public required Guid OwnerId { get; init; }

    /// <summary>The filter as JSON.</summary>
    public required string Conditions { get; init; }

    /// <summary>A JSON array of texts.</summary>
    public required string Columns { get; init; }

    public required long Version { get; init; }
}

internal sealed class ViewBookRowConfiguration : IEntityTypeConfiguration<ViewBookRow>
{
    public void Configure(EntityTypeBuilder<ViewBookRow> builder)
    {
        builder.ToTable("view_books");
        builder.HasKey(row => row.TenantId);
    }
}

internal sealed class ViewRowConfiguration : IEntityTypeConfiguration<ViewRow>
{
    public void Configure(EntityTypeBuilder<ViewRow> builder)
    {
        builder.ToTable("customer_views");
        builder.HasKey(row => new { row.TenantId, row.Id });
        builder.HasOne<ViewBookRow>().WithMany().HasForeignKey(row => row.TenantId).OnDelete(DeleteBehavior.NoAction);
    }
}
