using CloudCrm.Contracts;
using CloudCrm.Contracts.Interactions;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CloudCrm.Crm.Interactions;

/// <summary>A file's facts. Primary key: tenant, interaction, id.</summary>
internal sealed class AttachmentRow : ITenantRow
{
    public required TenantId TenantId { get; init; }

    public required Guid InteractionId { get; init; }

    public required Guid Id { get; init; }

    public required string FileName { get; init; }

    public required string ContentType { get; init; }

    public string? DetectedType { get; init; }

    public required long SizeBytes { get; init; }

    public required string Sha256 { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    public required Guid BlobId { get; init; }

    public static AttachmentRow From(TenantId tenant, Guid interactionId, Attachment attachment) => new()
    {
        TenantId = tenant,
        InteractionId = interactionId,
        Id = attachment.Id,
        FileName = attachment.FileName,
        ContentType = attachment.ContentType,
        DetectedType = attachment.DetectedType,
        SizeBytes = attachment.SizeBytes,
        Sha256 = attachment.Sha256,
        RecordedAt = attachment.RecordedAt,
        BlobId = attachment.BlobId,
    };

    public Attachment ToAttachment() => new(Id, FileName, ContentType, SizeBytes, Sha256, RecordedAt, BlobId) { DetectedType = DetectedType };
}

internal sealed class AttachmentRowConfiguration : IEntityTypeConfiguration<AttachmentRow>
{
    public void Configure(EntityTypeBuilder<AttachmentRow> builder)
    {
        builder.ToTable("attachments");
        builder.HasKey(row => new { row.TenantId, row.InteractionId, row.Id });
        builder.HasOne<InteractionRow>().WithMany().HasForeignKey(row => new { row.TenantId, row.InteractionId }).OnDelete(DeleteBehavior.NoAction);
    }
}
