using CloudCrm.Contracts.Interactions;

namespace CloudCrm.Gateway.Interactions;

/// <summary>Interactions' records on the wire.</summary>
internal static class InteractionWire
{
    public static Wire.Interaction ToWire(Interaction it) => new(
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
        it.Version);

    public static OpenInteraction ToCommand(this Wire.OpenInteraction it) =>
        new(it.Channel, (Direction)it.Direction, it.CustomerId, it.Subject, it.AssignedTo, it.ExternalId, it.OccurredAt);

    public static ChangeInteraction ToCommand(this Wire.ChangeInteraction it) =>
        new(it.Subject, (InteractionState?)it.State, it.AssignedTo, it.Unassign);

    public static Wire.Message ToWire(Message it) => new(
        it.Id,
        it.Sequence,
        (Wire.Direction)it.Direction,
        it.CustomerId,
        it.AuthorId,
        it.Text,
        it.ExternalId,
        it.OccurredAt,
        it.RecordedAt);

    public static Wire.Attachment ToWire(Attachment it) => new(it.Id, it.FileName, it.ContentType, it.SizeBytes, it.Sha256, it.RecordedAt, it.DetectedType);
}
