using System.Collections.Immutable;

namespace CloudCrm.Contracts.Customers;

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
[GenerateSerializer, Immutable, Alias("ContactPoint")]
public sealed record ContactPoint([property: Id(0)] ContactKind Kind, [property: Id(1)] string Value, [property: Id(2)] string? Label);

/// <summary>A person or organisation that a tenant serves.</summary>
/// <param name="Id">Its id, made by the caller.</param>
/// <param name="Kind">Person or organisation.</param>
/// <param name="Name">1 to 200 characters.</param>
/// <param name="Contacts">At most 50 ways to reach it.</param>
/// <param name="Archived">Archived customers keep their timeline but leave the lists.</param>
/// <param name="CreatedAt">When it was registered (UTC).</param>
/// <param name="ChangedAt">When it last changed (UTC).</param>
/// <param name="Version">Grows by one a change.</param>
[GenerateSerializer, Immutable, Alias("Customer")]
public sealed record Customer(
    [property: Id(0)] Guid Id,
    [property: Id(1)] CustomerKind Kind,
    [property: Id(2)] string Name,
    [property: Id(3)] ImmutableArray<ContactPoint> Contacts,
    [property: Id(4)] bool Archived,
    [property: Id(5)] DateTimeOffset CreatedAt,
    [property: Id(6)] DateTimeOffset ChangedAt,
    [property: Id(7)] long Version);

/// <summary>Registers a customer.</summary>
/// <param name="Kind">Person or organisation.</param>
/// <param name="Name">1 to 200 characters.</param>
/// <param name="Contacts">At most 50.</param>
[GenerateSerializer, Immutable, Alias("RegisterCustomer")]
public sealed record RegisterCustomer(
    [property: Id(0)] CustomerKind Kind,
    [property: Id(1)] string Name,
    [property: Id(2)] ImmutableArray<ContactPoint> Contacts);

/// <summary>Changes a customer; null leaves a field as it is.</summary>
/// <param name="Kind">Person or organisation.</param>
/// <param name="Name">1 to 200 characters.</param>
/// <param name="Contacts">The whole new list, at most 50.</param>
[GenerateSerializer, Immutable, Alias("ChangeCustomer")]
public sealed record ChangeCustomer(
    [property: Id(0)] CustomerKind? Kind,
    [property: Id(1)] string? Name,
    [property: Id(2)] ImmutableArray<ContactPoint>? Contacts);

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
/// <param name="Text">The subject, the note's text, or the verb of the change (such as <c>registered</c>); at most 500 characters of it.</param>
/// <param name="Caller">Who made it.</param>
[GenerateSerializer, Immutable, Alias("TimelineEntry")]
public sealed record TimelineEntry(
    [property: Id(0)] DateTimeOffset At,
    [property: Id(1)] Guid Id,
    [property: Id(2)] TimelineKind Kind,
    [property: Id(3)] Guid? InteractionId,
    [property: Id(4)] string? Channel,
    [property: Id(5)] string Text,
    [property: Id(6)] Caller Caller);
