using CloudCrm.Contracts.Interactions;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Gateway.Customers;
using CloudCrm.Gateway.Http;

namespace CloudCrm.Gateway.Interactions;

/// <summary>Interactions' records on the wire.</summary>
internal static class InteractionWire
{
    /// <summary>Interactions as a caller may see them.</summary>
    public static Func<Interaction, Wire.Interaction> SeenBy(Call call) => it => new(
        it.Id,
        it.Channel,
        (Wire.Direction)it.Direction,
        it.CustomerId,
        it.Subject,
        (Wire.InteractionState)it.State,
        it.AssignedTo,
        it.ExternalId,
        it.OccurredAt,
        it.RecordedAt,
        it.LastMessageAt,
        it.MessageCount,
        it.Version)
    {
        Through = CustomerWire.SeenBy(call, it.Through),
        CustomerName = call.Principal.Rights.HasFlag(Right.ReadCustomers) ? it.CustomerName : null,
        Preview = it.Preview,
    };

    public static OpenInteraction ToCommand(this Wire.OpenInteraction it) =>
        new(it.Channel, (Direction)it.Direction, it.CustomerId, it.Subject, it.AssignedTo, it.ExternalId, it.OccurredAt) { Through = it.Through.ToCommand() };

    public static ChangeInteraction ToCommand(this Wire.ChangeInteraction it) =>
        new(it.Subject, (InteractionState?)it.State, it.AssignedTo, it.Unassign);

    /// <summary>Messages as a caller may see them.</summary>
    public static Func<Message, Wire.Message> MessagesSeenBy(Call call) => it => new(
        it.Id,
        it.Sequence,
        (Wire.Direction)it.Direction,
        it.CustomerId,
        it.AuthorId,
        it.Text,
        it.ExternalId,
        it.OccurredAt,
        it.RecordedAt)
    {
        Through = CustomerWire.SeenBy(call, it.Through),
    };

    public static Wire.Attachment ToWire(Attachment it) => new(it.Id, it.FileName, it.ContentType, it.SizeBytes, it.Sha256, it.RecordedAt, it.DetectedType, it.CustomerId);
}
