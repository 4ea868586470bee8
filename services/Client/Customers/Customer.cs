namespace CloudCrm.Client;

/// <summary>What a customer is.</summary>
public enum CustomerKind
{
    /// <summary>A human being.</summary>
    Person,

    /// <summary>A company, authority or club.</summary>
    Organisation,
}

/// <summary>How a customer can be reached.</summary>
public enum ContactKind
{
    /// <summary>A telephone number.</summary>
    Phone,

    /// <summary>A mail address.</summary>
    Mail,

    /// <summary>A name on a channel, written <c>channel:name</c>, such as <c>x:sprintcare</c>.</summary>
    Handle,
}

/// <summary>One way to reach a customer.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Value">As it was given, 1 to 254 characters.</param>
/// <param name="Label">What the customer calls it, such as <c>work</c>; at most 50 characters.</param>
public sealed record ContactPoint(ContactKind Kind, string Value, string? Label = null);

/// <summary>A person or organisation that a tenant serves.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">Person or organisation.</param>
/// <param name="Name">1 to 200 characters.</param>
/// <param name="Contacts">At most 50 ways to reach it.</param>
/// <param name="Archived">Archived customers keep their timeline but leave the lists.</param>
/// <param name="CreatedAt">When it was registered (UTC).</param>
/// <param name="ChangedAt">When it last changed (UTC).</param>
/// <param name="Version">Grows by one a change; the ETag.</param>
public sealed record Customer(
    Guid Id,
    CustomerKind Kind,
    string Name,
    IReadOnlyList<ContactPoint> Contacts,
    bool Archived,
    DateTimeOffset CreatedAt,
    DateTimeOffset ChangedAt,
    long Version) : IVersioned;

/// <summary>Registers a customer.</summary>
/// <param name="Kind">Person or organisation.</param>
/// <param name="Name">1 to 200 characters.</param>
/// <param name="Contacts">At most 50 ways to reach it.</param>
/// <param name="Id">The customer's id, made by the caller; when left out it is made from the Idempotency-Key.</param>
public sealed record RegisterCustomer(CustomerKind Kind, string Name, IReadOnlyList<ContactPoint>? Contacts = null, Guid? Id = null) : ICallerMadeId;

/// <summary>Changes a customer; what is left out stays as it is.</summary>
/// <param name="Kind">Person or organisation.</param>
/// <param name="Name">1 to 200 characters.</param>
/// <param name="Contacts">The whole new list, at most 50.</param>
public sealed record ChangeCustomer(CustomerKind? Kind = null, string? Name = null, IReadOnlyList<ContactPoint>? Contacts = null);

/// <summary>What stands on a customer's timeline.</summary>
public enum TimelineKind
{
    /// <summary>An interaction, at the time it began.</summary>
    Interaction,

    /// <summary>An internal note.</summary>
    Note,

    /// <summary>A change of the customer itself.</summary>
    Change,
}

/// <summary>One entry of a customer's timeline.</summary>
/// <param name="At">When it happened (UTC).</param>
/// <param name="Id">The entry's own id.</param>
/// <param name="Kind">What it is.</param>
/// <param name="InteractionId">The interaction, for interactions and notes.</param>
/// <param name="Channel">The interaction's channel; null for changes.</param>
/// <param name="Text">The subject, the note's text, or the verb of the change; at most 500 characters of it.</param>
/// <param name="By">Who made it.</param>
public sealed record TimelineEntry(
    DateTimeOffset At,
    Guid Id,
    TimelineKind Kind,
    Guid? InteractionId,
    string? Channel,
    string Text,
    Actor By);
