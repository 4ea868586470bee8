using CloudCrm.Contracts;
using CloudCrm.Contracts.Interactions;
using CloudCrm.Contracts.Metering;

namespace CloudCrm.Crm.Metering;

/// <summary>
/// The usage of acts, each with an id made from the act's own, so that whoever tells it twice tells the same. Never the act's id itself: callers choose
/// those, and one that equals the id of another event would keep the act off the bill.
/// </summary>
internal static class UsageEvents
{
    /// <summary>A message that was recorded; never a note.</summary>
    public static UsageEvent Counted(TenantId tenant, Interaction interaction, Message message, Caller caller) => new(
        tenant.Value, Ids.From($"{tenant}", "counted", $"{message.Id:n}"), message.Direction == Direction.Inbound ? Meters.MessagesInbound : Meters.MessagesOutbound, 1,
        message.RecordedAt, interaction.Channel, UserOf(caller), message.CustomerId, interaction.Id);

    /// <summary>A customer was active: the same event for all acts of a stretch of time, so that Billing counts the customer once a billing period.</summary>
    public static UsageEvent Active(TenantId tenant, Interaction interaction, Guid customerId, Caller caller, DateTimeOffset recordedAt) => new(
        tenant.Value, CustomerActivity.EventId(tenant, customerId, recordedAt), Meters.CustomersActive, 1,
        recordedAt, interaction.Channel, UserOf(caller), customerId, interaction.Id);

    /// <summary>A file was stored, on an interaction or on the customer itself.</summary>
    public static UsageEvent Stored(TenantId tenant, Guid customerId, Interaction? interaction, Attachment file, Caller caller, DateTimeOffset recordedAt) => new(
        tenant.Value, Ids.From($"{tenant}", "stored", $"{file.BlobId:n}"), Meters.StorageBytes, file.SizeBytes,
        recordedAt, interaction?.Channel, UserOf(caller), customerId, interaction?.Id);

    /// <summary>A file was deleted.</summary>
    public static UsageEvent Freed(TenantId tenant, Guid customerId, Interaction? interaction, Attachment file, Caller caller, DateTimeOffset recordedAt) => new(
        tenant.Value, Ids.From($"{tenant}", "freed", $"{file.BlobId:n}"), Meters.StorageBytes, -file.SizeBytes,
        recordedAt, interaction?.Channel, UserOf(caller), customerId, interaction?.Id);

    /// <summary>API calls were answered.</summary>
    public static UsageEvent Called(TenantId tenant, Guid batchId, long calls, Guid? userId, DateTimeOffset recordedAt) =>
        new(tenant.Value, batchId, Meters.ApiCalls, calls, recordedAt, null, userId, null, null);

    /// <summary>Seats were bought, or given up.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="seats">How many; negative where they were given up.</param>
    /// <param name="version">The tenant's version that has them.</param>
    /// <param name="caller">Who did it.</param>
    /// <param name="recordedAt">When (UTC).</param>
    public static UsageEvent Seated(TenantId tenant, int seats, long version, Caller caller, DateTimeOffset recordedAt) => new(
        tenant.Value, Ids.From($"{tenant}", "seats", $"{version}"), Meters.Seats, seats, recordedAt, null, UserOf(caller), null, null);

    private static Guid? UserOf(Caller caller) => caller.Kind is ActorKind.Account or ActorKind.ApiKey ? caller.Id : null;
}
