using System.Text.Json;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Bus;
using CloudCrm.Contracts.Interactions;
using CloudCrm.Crm.Metering;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Crm.Interactions;

/// <summary>What is written when a file comes or goes. File names stay out of the journal.</summary>
internal static class AttachmentActs
{
    /// <summary>
    /// How long bytes wait for their file to be committed. Longer than the slowest upload that the gateway bears: 100,000,000 bytes at 240 a second are
    /// less than five days.
    /// </summary>
    private static readonly TimeSpan WaitMax = TimeSpan.FromDays(7);

    /// <summary>The act of bytes that are about to be stored: their deletion, which the file's own act takes back.</summary>
    public static Act Expected(TenantId tenant, string area, Guid holderId, Guid fileId, Guid blobId, DateTimeOffset now) =>
        Act.Create(tenant, BlobDeletion.Of(tenant, area, holderId, fileId, blobId, now + WaitMax));

    /// <summary>The act of a file whose bytes are stored.</summary>
    public static Act Attached(TenantId tenant, Interaction before, Attachment file, Caller caller) =>
        Next(tenant, before, file, caller, file.RecordedAt, "attachment.recorded")
            .Insert(AttachmentRow.From(tenant, before.Id, file))
            .Delete(BlobDeletion.Of(tenant, FileArea.Interactions, before.Id, file.Id, file.BlobId, file.RecordedAt))
            .Delete(RequestLog.Answer(tenant, Deletion(tenant, before.Id, file.Id), file.Id, file.RecordedAt))
            .Emit(before.Id, new UsageRecorded([UsageEvents.Stored(tenant, before.CustomerId, before, file, caller, file.RecordedAt)]));

    /// <summary>The act of a deletion, which is remembered for whoever repeats it; the bytes follow by due work.</summary>
    public static Act Detached(TenantId tenant, Interaction before, Attachment file, Caller caller, DateTimeOffset now) =>
        Next(tenant, before, file, caller, now, "attachment.deleted")
            .Delete(AttachmentRow.From(tenant, before.Id, file))
            .Emit(before.Id, new UsageRecorded([UsageEvents.Freed(tenant, before.CustomerId, before, file, caller, now)]))
            .Schedule(BlobDeletion.Of(tenant, FileArea.Interactions, before.Id, file.Id, file.BlobId, now))
            .Remember(RequestLog.Answer(tenant, Deletion(tenant, before.Id, file.Id), file.Id, now));

    /// <summary>What a file's deletion is remembered by: it names itself, nobody sends a key with it.</summary>
    public static Once Deletion(TenantId tenant, Guid holderId, Guid fileId) =>
        new($"{Ids.From($"{tenant}", "attachment.deleted", $"{holderId:n}", $"{fileId:n}"):n}", "attachment.deleted");

    /// <summary>The interaction as it is after a file came or went.</summary>
    public static Interaction Touched(this Interaction interaction) => interaction with { Version = interaction.Version + 1 };

    private static Act Next(TenantId tenant, Interaction before, Attachment file, Caller caller, DateTimeOffset now, string verb) => Act
        .Change(tenant, InteractionRow.From(tenant, before.Touched()), before.Version)
        .Journal(new(now, caller, "interaction", before.Id, verb,
            JsonSerializer.Serialize(new { attachmentId = file.Id, file.SizeBytes, file.Sha256 }, RowJson.Options)));
}
