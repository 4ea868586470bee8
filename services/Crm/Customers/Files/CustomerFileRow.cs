using CloudCrm.Contracts;
using CloudCrm.Contracts.Interactions;
using CloudCrm.Crm.Lists;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CloudCrm.Crm.Customers.Files;

/// <summary>Guards the files on a customer: their number holds over all. Primary key: tenant, customer.</summary>
internal sealed class FileShelfRow : ITenantRow, IVersionedRow
{
    public required TenantId TenantId { get; init; }

    public required Guid CustomerId { get; init; }

    /// <summary>How many files there are.</summary>
    public required int FileCount { get; init; }

    public required long Version { get; init; }
}

/// <summary>A file's facts. Primary key: tenant, customer, id.</summary>
internal sealed class CustomerFileRow : ITenantRow, IPlaced
{
    public required TenantId TenantId { get; init; }

    public required Guid CustomerId { get; init; }

    public required Guid Id { get; init; }

    public required string FileName { get; init; }

    public required string ContentType { get; init; }

    public string? DetectedType { get; init; }

    public required long SizeBytes { get; init; }

    public required string Sha256 { get; init; }

    /// <summary>When it was recorded.</summary>
    public required DateTimeOffset At { get; init; }

    public required Guid BlobId { get; init; }

    public static CustomerFileRow From(TenantId tenant, Guid customerId, Attachment file) => new()
    {
        TenantId = tenant,
        CustomerId = customerId,
        Id = file.Id,
        FileName = file.FileName,
        ContentType = file.ContentType,
        DetectedType = file.DetectedType,
        SizeBytes = file.SizeBytes,
        Sha256 = file.Sha256,
        At = file.RecordedAt,
        BlobId = file.BlobId,
    };

    public Attachment ToAttachment() => new(Id, FileName, ContentType, SizeBytes, Sha256, At, BlobId) { DetectedType = DetectedType, CustomerId = CustomerId };
}

internal sealed class FileShelfRowConfiguration : IEntityTypeConfiguration<FileShelfRow>
{
    public void Configure(EntityTypeBuilder<FileShelfRow> builder)
    {
        builder.ToTable("file_shelves");
        builder.HasKey(row => new { row.TenantId, row.CustomerId });
        builder.HasOne<CustomerRow>().WithMany().HasForeignKey(row => new { row.TenantId, row.CustomerId }).OnDelete(DeleteBehavior.NoAction);
    }
}

internal sealed class CustomerFileRowConfiguration : IEntityTypeConfiguration<CustomerFileRow>
{
    public void Configure(EntityTypeBuilder<CustomerFileRow> builder)
    {
        builder.ToTable("customer_files");
        builder.HasKey(row => new { row.TenantId, row.CustomerId, row.Id });
        builder.HasIndex(row => new { row.TenantId, row.CustomerId, row.At, row.Id });
        builder.HasOne<FileShelfRow>().WithMany().HasForeignKey(row => new { row.TenantId, row.CustomerId }).OnDelete(DeleteBehavior.NoAction);
    }
}
