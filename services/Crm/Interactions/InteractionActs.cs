using System.Text.Json;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Bus;
using CloudCrm.Contracts.Customers;
using CloudCrm.Contracts.Interactions;
using CloudCrm.Crm.Customers;
using CloudCrm.Crm.Customers.Search;
using CloudCrm.Crm.Metering;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Crm.Interactions;

/// <summary>What is written when an interaction is opened, changes, or gets a message: rows, timeline, journal and usage.</summary>
internal static class InteractionActs
{
    private const string Entity = "interaction";

    /// <summary>The act of a new interaction; its customer is active.</summary>
    public static Act Opened(TenantId tenant, Interaction interaction, Caller caller, Once once) => Act
        .Create(tenant, InteractionRow.From(tenant, interaction))
        .Insert(Entry(tenant, interaction, interaction.CustomerId, caller))
        .Journal(new(interaction.RecordedAt, caller, Entity, interaction.Id, "opened", Json(Facts(interaction))))
        .Emit(interaction.Id, new UsageRecorded([UsageEvents.Active(tenant, interaction, interaction.CustomerId, caller, interaction.RecordedAt)]))
        .Remember(RequestLog.Answer(tenant, once, interaction, interaction.RecordedAt));

    /// <summary>The act of a change; <paramref name="shown"/> are the timeline entries that show its subject.</summary>
    public static Act Changed(TenantId tenant, Interaction before, Interaction after, IEnumerable<TimelineRow> shown, Caller caller, DateTimeOffset now)
    {
        var act = Act.Change(tenant, InteractionRow.From(tenant, after), before.Version);
        foreach (var entry in shown)
            act.Update(entry.Saying(after.Subject));
        return act.Journal(new(now, caller, Entity, after.Id, "changed", Json(Differences(before, after))));
    }

    /// <summary>The act of a message.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="before">The interaction without it.</param>
    /// <param name="recording">The message, and the interaction with it.</param>
    /// <param name="caller">Who records it.</param>
    /// <param name="isNew">Whether its customer may not have the interaction on the timeline yet.</param>
    /// <param name="isActive">Whether its customer's activity of the day may not have been told yet.</param>
    public static Act Recorded(TenantId tenant, Interaction before, Recording recording, Caller caller, bool isNew, bool isActive)
    {
        var (after, message, owner) = recording;
        var act = Act.Change(tenant, InteractionRow.From(tenant, after), before.Version)
            .Insert(MessageRow.From(tenant, after.Id, message))
            .Journal(new(message.RecordedAt, caller, Entity, after.Id, "message.recorded", Json(new { messageId = message.Id, message.Sequence, message.Direction })));
        if (message.CustomerId is not { } customer)
            return act.Insert(Note(tenant, after, owner, message, caller)).FindByNote(tenant, owner, message.Text);
        if (isNew)
            act.InsertIfAbsent(Entry(tenant, after, customer, caller));
        var counted = UsageEvents.Counted(tenant, after, message, caller);
        return act.Emit(after.Id, new UsageRecorded(
            isActive ? [counted, UsageEvents.Active(tenant, after, customer, caller, message.RecordedAt)] : [counted]));
    }

    /// <summary>An interaction on a customer's timeline stands where the interaction began, so that it is there once whoever adds it.</summary>
    private static TimelineRow Entry(TenantId tenant, Interaction interaction, Guid customerId, Caller caller) =>
        TimelineRow.Of(tenant, customerId, interaction.OccurredAt, interaction.Id, TimelineKind.Interaction, interaction.Subject, caller, interaction.Id, interaction.Channel);

    private static TimelineRow Note(TenantId tenant, Interaction interaction, Guid owner, Message note, Caller caller) =>
        TimelineRow.Of(tenant, owner, note.OccurredAt, note.Id, TimelineKind.Note, note.Text, caller, interaction.Id, interaction.Channel);

    private static object Facts(Interaction opened) =>
        new { opened.Channel, opened.Direction, opened.CustomerId, opened.Subject, opened.AssignedTo, opened.ExternalId, opened.OccurredAt, opened.NamedCustomerId };

    private static Dictionary<string, object> Differences(Interaction before, Interaction after)
    {
        var differences = new Dictionary<string, object>();
        if (before.Subject != after.Subject)
            differences["subject"] = new { before = before.Subject, after = after.Subject };
        if (before.State != after.State)
            differences["state"] = new { before = before.State, after = after.State };
        if (before.AssignedTo != after.AssignedTo)
            differences["assignedTo"] = new { before = before.AssignedTo, after = after.AssignedTo };
        return differences;
    }

    private static string Json(object details) => JsonSerializer.Serialize(details, RowJson.Options);
}
