using CloudCrm.Contracts;
using CloudCrm.Contracts.Interactions;
using CloudCrm.Crm.Customers.Merging;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Crm.Interactions;

/// <summary>The decisions about an interaction itself: what is there and a command in, what is there next or a refusal out. Pure.</summary>
internal static class InteractionRules
{
    public const int MaxSubject = 500;
    public const int MaxExternalId = 200;
    private static readonly DateTimeOffset Earliest = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);

    /// <summary>A new interaction.</summary>
    public static Outcome<Interaction> Open(Guid id, OpenInteraction command, DateTimeOffset now)
    {
        if (id == Guid.Empty)
            return Refusal.Invalid("id", "An id is never empty.");
        if (!Channel.IsCode(command.Channel))
            return Refusal.Invalid("channel", "A channel is 1 to 32 of a-z, 0-9 and hyphen.");
        if (command.Direction is not (Direction.Inbound or Direction.Outbound))
            return Refusal.Invalid("direction", "An interaction begins inbound or outbound.");
        if (command.CustomerId == Guid.Empty)
            return NoCustomer();
        var refusal = PlainText.Check("subject", command.Subject, 0, MaxSubject)
            ?? PlainText.CheckOptional("externalId", command.ExternalId, 1, MaxExternalId)
            ?? CheckTime(command.OccurredAt, now)
            ?? Attribution.Check(command.Through);
        if (refusal is not null)
            return refusal;
        return new Interaction(
            id, command.Channel, command.Direction, command.CustomerId, command.Subject, InteractionState.Open, command.AssignedTo,
            command.ExternalId, command.OccurredAt?.ToInstant() ?? now, now, null, 0, 1)
        {
            Through = command.Through,
        };
    }

    /// <summary>The same with another: merges had it go there.</summary>
    public static Interaction For(this Interaction interaction, Guid owner) =>
        owner == interaction.CustomerId ? interaction : interaction with { CustomerId = owner, NamedCustomerId = interaction.CustomerId };

    /// <summary>The interaction after a change; the very same one where nothing changes.</summary>
    public static Outcome<Interaction> Change(this Interaction interaction, ChangeInteraction command, long? expectedVersion)
    {
        if (expectedVersion is { } version && version != interaction.Version)
            return Refusal.Stale();
        if (command.Unassign && command.AssignedTo is not null)
            return Refusal.Invalid("unassign", "Either assign it or take it away, not both.");
        if (command.State is { } state && !Enum.IsDefined(state))
            return Refusal.Invalid("state", "There is no such state.");
        if (PlainText.CheckOptional("subject", command.Subject, 0, MaxSubject) is { } refusal)
            return refusal;
        var changed = interaction with
        {
            Subject = command.Subject ?? interaction.Subject,
            State = command.State ?? interaction.State,
            AssignedTo = command.Unassign ? null : command.AssignedTo ?? interaction.AssignedTo,
        };
        return changed == interaction ? interaction : changed with { Version = interaction.Version + 1 };
    }

    /// <summary>True when a command to open says what this interaction began with and still is.</summary>
    public static bool BeganAs(this Interaction interaction, OpenInteraction command) =>
        interaction.Channel == command.Channel && interaction.Direction == command.Direction
        && (interaction.NamedCustomerId ?? interaction.CustomerId) == command.CustomerId && interaction.Through == command.Through
        && interaction.Subject == command.Subject && interaction.AssignedTo == command.AssignedTo && interaction.ExternalId == command.ExternalId
        && (command.OccurredAt is not { } at || at.ToInstant() == interaction.OccurredAt);

    /// <summary>What is wrong with the time at which something is said to have happened; null where it is fine.</summary>
    public static Refusal? CheckTime(DateTimeOffset? at, DateTimeOffset now, string field = "occurredAt")
    {
        if (at < Earliest)
            return Refusal.Invalid(field, "Nothing happened before the year 2000.", "time");
        return at > now + Ahead ? Refusal.Invalid(field, "This is more than 5 minutes ahead.", "time") : null;
    }

    /// <summary>The customer is unknown, or another tenant's: the two read the same.</summary>
    public static Refusal NoCustomer() => Refusal.Invalid("customerId", "There is no such customer.", "not_found");

    /// <summary>The account is no member of the tenant.</summary>
    public static Refusal NoMember() => Refusal.Invalid("assignedTo", "There is no such member.", "not_found");
}
