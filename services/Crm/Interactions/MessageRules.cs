using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;
using CloudCrm.Contracts.Interactions;
using CloudCrm.Crm.Customers.Merging;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Crm.Interactions;

/// <summary>A message to be recorded and the interaction as it is with it.</summary>
/// <param name="Next">The interaction.</param>
/// <param name="Message">The message.</param>
/// <param name="Owner">Whose it is: who wrote or got it; of a note, on whose timeline it stands.</param>
internal sealed record Recording(Interaction Next, Message Message, Guid Owner)
{
    /// <summary>The same for another: merges had it go there.</summary>
    public Recording For(Guid owner) => owner == Owner
        ? this
        : this with { Owner = owner, Message = Message.CustomerId is null ? Message : Message with { CustomerId = owner, NamedCustomerId = Owner } };
}

/// <summary>The decisions about an interaction's messages. Pure.</summary>
internal static class MessageRules
{
    public const int MaxText = 100_000;

    /// <summary>
    /// The message's id: the caller's own, or the one made from channel and external id, so that the uniqueness of ids in the tenant makes
    /// external ids unique on their channel.
    /// </summary>
    public static Outcome<Guid> Identify(this Interaction interaction, TenantId tenant, AppendMessage command)
    {
        if (command.ExternalId is not { } externalId)
            return command.Id != Guid.Empty ? command.Id : Refusal.Invalid("id", "A message needs an id or an external id.");
        if (PlainText.Check("externalId", externalId, 1, InteractionRules.MaxExternalId) is { } refusal)
            return refusal;
        var id = Ids.From($"{tenant}", "message", interaction.Channel, externalId);
        return command.Id == Guid.Empty || command.Id == id
            ? id
            : Refusal.Invalid("id", "A message with an external id takes its id from it: leave the id out.");
    }

    /// <summary>The next message of an interaction.</summary>
    public static Outcome<Recording> Append(this Interaction interaction, Guid id, AppendMessage command, Caller caller, DateTimeOffset now)
    {
        if (!Enum.IsDefined(command.Direction))
            return Refusal.Invalid("direction", "There is no such direction.");
        if (command.Reservation is not null && command.Direction != Direction.Outbound)
            return Refusal.Invalid("reservation", "Only what goes out uses units that are reserved.");
        if ((PlainText.Check("text", command.Text, 0, MaxText) ?? InteractionRules.CheckTime(command.OccurredAt, now) ?? Attribution.Check(command.Through)) is { } refusal)
            return refusal;
        if (command.CustomerId == Guid.Empty)
            return InteractionRules.NoCustomer();
        var isNote = command.Direction == Direction.Internal;
        if (isNote && command.CustomerId is not null)
            return Refusal.Invalid("customerId", "An internal note has no customer.");

        var message = new Message(
            id, interaction.MessageCount + 1, command.Direction, isNote ? null : command.CustomerId ?? interaction.CustomerId,
            command.Direction == Direction.Inbound || caller.Kind == ActorKind.System ? null : caller.Id,
            command.Text, command.ExternalId, command.OccurredAt?.ToInstant() ?? now, now)
        {
            Through = command.Through,
        };
        return new Recording(interaction.With(message), message, message.CustomerId ?? interaction.CustomerId);
    }

    /// <summary>What a message came through: what it says itself; else what its interaction did, unless it is somebody else's.</summary>
    public static ContactReference? ThroughOf(this Interaction interaction, AppendMessage command) =>
        command.Through ?? (command.CustomerId is null || command.CustomerId == interaction.CustomerId || command.CustomerId == interaction.NamedCustomerId ? interaction.Through : null);

    /// <summary>True when a command says again what a recorded message says. What the command leaves open was filled in the first time.</summary>
    public static bool Says(this Message message, AppendMessage command, Interaction interaction) =>
        message.Direction == command.Direction && message.Text == command.Text && message.ExternalId == command.ExternalId
        && (command.Direction == Direction.Internal
            ? command.CustomerId is null
            : (message.NamedCustomerId ?? message.CustomerId) == (command.CustomerId ?? interaction.CustomerId))
        && message.Through == command.Through
        && (command.OccurredAt is not { } at || at.ToInstant() == message.OccurredAt);

    private static Interaction With(this Interaction interaction, Message message) => interaction with
    {
        // A note is no contact with the customer: what is over stays over.
        State = interaction.State == InteractionState.Closed && message.Direction != Direction.Internal ? InteractionState.Open : interaction.State,
        LastMessageAt = interaction.LastMessageAt > message.OccurredAt ? interaction.LastMessageAt : message.OccurredAt,
        MessageCount = interaction.MessageCount + 1,
        Version = interaction.Version + 1,
    };
}
