using System.Text.Json;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Bus;
using CloudCrm.Contracts.Interactions;
using CloudCrm.Crm.Interactions;
using CloudCrm.Crm.Metering;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Crm.Customers.Files;

/// <summary>What is written when a customer's file comes or goes: as for those of interactions. File names stay out of the journal.</summary>
internal static class CustomerFileActs
{
    /// <summary>The act of a file whose bytes are stored. Where its customer is the survivor of the one that was named, that is remembered.</summary>
    public static Act Attached(TenantId tenant, FileShelfRow? shelf, Guid named, Attachment file, Caller caller)
    {
        var customerId = file.CustomerId!.Value;
        var act = Next(tenant, shelf, customerId, 1, file, caller, file.RecordedAt, "recorded")
            .Insert(CustomerFileRow.From(tenant, customerId, file))
            .Delete(BlobDeletion.Of(tenant, FileArea.Customers, customerId, file.Id, file.BlobId, file.RecordedAt))
            .Delete(RequestLog.Answer(tenant, AttachmentActs.Deletion(tenant, customerId, file.Id), file.Id, file.RecordedAt))
            .Emit(customerId, new UsageRecorded([UsageEvents.Stored(tenant, customerId, null, file, caller, file.RecordedAt)]));
        return named == customerId ? act : act.InsertIfAbsent(RequestLog.Answer(tenant, Elsewhere(tenant, named, file.Id), customerId, file.RecordedAt));
    }

    /// <summary>What a file is remembered by that went to the survivor of the customer that was named; the answer is the survivor.</summary>
    public static Once Elsewhere(TenantId tenant, Guid named, Guid fileId) =>
        new($"{Ids.From($"{tenant}", "attachment.elsewhere", $"{named:n}", $"{fileId:n}"):n}", "attachment.elsewhere");

    /// <summary>The act of a deletion, which is remembered for whoever repeats it; the bytes follow by due work.</summary>
    public static Act Detached(TenantId tenant, FileShelfRow shelf, Attachment file, Caller caller, DateTimeOffset now) =>
        Next(tenant, shelf, shelf.CustomerId, -1, file, caller, now, "deleted")
            .Delete(CustomerFileRow.From(tenant, shelf.CustomerId, file))
            .Emit(shelf.CustomerId, new UsageRecorded([UsageEvents.Freed(tenant, shelf.CustomerId, null, file, caller, now)]))
            .Schedule(BlobDeletion.Of(tenant, FileArea.Customers, shelf.CustomerId, file.Id, file.BlobId, now))
            .Remember(RequestLog.Answer(tenant, AttachmentActs.Deletion(tenant, shelf.CustomerId, file.Id), file.Id, now));

    /// <summary>The shelf as it is after an act.</summary>
    public static FileShelfRow With(TenantId tenant, FileShelfRow? shelf, Guid customerId, int more) => new()
    {
        TenantId = tenant,
        CustomerId = customerId,
        FileCount = (shelf?.FileCount ?? 0) + more,
        Version = (shelf?.Version ?? 0) + 1,
    };

    private static Act Next(
        TenantId tenant, FileShelfRow? shelf, Guid customerId, int more, Attachment file, Caller caller, DateTimeOffset now, string verb)
    {
        var next = With(tenant, shelf, customerId, more);
        var act = shelf is null ? Act.Create(tenant, next) : Act.Change(tenant, next, shelf.Version);
        return act.Journal(new(now, caller, "customer_file", file.Id, verb,
            JsonSerializer.Serialize(new { customerId, file.SizeBytes, file.Sha256 }, RowJson.Options)));
    }
}
