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
    [property: Id(7)] long Version)
{
    /// <summary>What another system calls it, 1 to 200 characters; one customer's only in the tenant.</summary>
    [Id(8)]
    public string? ExternalId { get; init; }

    /// <summary>The member who looks after it.</summary>
    [Id(9)]
    public Guid? OwnerId { get; init; }

    /// <summary>At most 50 words, each 1 to 50 characters, in the order given.</summary>
    [Id(10)]
    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>At most 10 postal addresses.</summary>
    [Id(11)]
    public ImmutableArray<PostalAddress> Addresses { get; init; } = [];

    /// <summary>What it said about being contacted, one a channel, by channel.</summary>
    [Id(12)]
    public ImmutableArray<Consent> Consents { get; init; } = [];

    /// <summary>At most 50 customers that it stands in a relation to.</summary>
    [Id(13)]
    public ImmutableArray<Relation> Relations { get; init; } = [];

    /// <summary>Values of the tenant's own fields, by key, as they were given.</summary>
    [Id(14)]
    public ImmutableArray<FieldValue> Fields { get; init; } = [];

    /// <summary>The customer that stands for it since they were merged; null where it stands for itself.</summary>
    [Id(15)]
    public Guid? MergedInto { get; init; }

    /// <summary>When it was merged (UTC).</summary>
    [Id(16)]
    public DateTimeOffset? MergedAt { get; init; }
}

/// <summary>A postal address. Every part is at most 200 characters and may be empty, but not all.</summary>
/// <param name="Label">What it is for, such as <c>billing</c>.</param>
/// <param name="Street">Street and number; may have several lines.</param>
/// <param name="City">City or district.</param>
/// <param name="Region">State, province or county.</param>
/// <param name="PostalCode">Postal code.</param>
/// <param name="Country">ISO 3166-1 alpha-2, such as <c>TW</c>.</param>
[GenerateSerializer, Immutable, Alias("PostalAddress")]
public sealed record PostalAddress(
    [property: Id(0)] string? Label,
    [property: Id(1)] string? Street,
    [property: Id(2)] string? City,
    [property: Id(3)] string? Region,
    [property: Id(4)] string? PostalCode,
    [property: Id(5)] string? Country);

/// <summary>What a customer said about being contacted on a channel.</summary>
/// <param name="Channel">The channel's code, such as <c>mail</c>.</param>
/// <param name="Granted">Whether it agreed.</param>
/// <param name="At">When it said so (UTC).</param>
/// <param name="Source">How it is known, such as <c>web form</c>; at most 200 characters.</param>
[GenerateSerializer, Immutable, Alias("Consent")]
public sealed record Consent(
    [property: Id(0)] string Channel, [property: Id(1)] bool Granted, [property: Id(2)] DateTimeOffset At, [property: Id(3)] string? Source);

/// <summary>How a customer stands to another.</summary>
/// <param name="CustomerId">The other one.</param>
/// <param name="Type">1 to 32 of a-z, 0-9 and hyphen, read from this customer to the other: <c>employee</c> of, <c>subsidiary</c> of.</param>
[GenerateSerializer, Immutable, Alias("Relation")]
public sealed record Relation([property: Id(0)] Guid CustomerId, [property: Id(1)] string Type);

/// <summary>A customer that stands in a relation to the one that was asked for.</summary>
/// <param name="CustomerId">Who.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">How it stands to the one that was asked for.</param>
[GenerateSerializer, Immutable, Alias("Related")]
public sealed record Related([property: Id(0)] Guid CustomerId, [property: Id(1)] string Name, [property: Id(2)] string Type);

/// <summary>The value of a tenant's own field.</summary>
/// <param name="Key">The field's key.</param>
/// <param name="Value">As it was given. What is blank is no value, but keeps its spelling.</param>
[GenerateSerializer, Immutable, Alias("FieldValue")]
public sealed record FieldValue([property: Id(0)] string Key, [property: Id(1)] string Value);

/// <summary>A customer's consent as it is given or withdrawn.</summary>
/// <param name="Channel">The channel's code.</param>
/// <param name="Granted">Whether it agrees.</param>
/// <param name="At">When it said so (UTC), not more than 5 minutes ahead; now when null.</param>
/// <param name="Source">How it is known, at most 200 characters.</param>
[GenerateSerializer, Immutable, Alias("GiveConsent")]
public sealed record GiveConsent(
    [property: Id(0)] string Channel, [property: Id(1)] bool Granted, [property: Id(2)] DateTimeOffset? At, [property: Id(3)] string? Source);

/// <summary>Registers a customer.</summary>
/// <param name="Kind">Person or organisation.</param>
/// <param name="Name">1 to 200 characters; may be empty where there is an external id.</param>
/// <param name="Contacts">At most 50.</param>
[GenerateSerializer, Immutable, Alias("RegisterCustomer")]
public sealed record RegisterCustomer(
    [property: Id(0)] CustomerKind Kind,
    [property: Id(1)] string Name,
    [property: Id(2)] ImmutableArray<ContactPoint> Contacts)
{
    /// <summary>What else is known of it.</summary>
    [Id(3)]
    public CustomerParticulars? More { get; init; }
}

/// <summary>Changes a customer; null leaves a field as it is.</summary>
/// <param name="Kind">Person or organisation.</param>
/// <param name="Name">1 to 200 characters; may be empty where there is an external id.</param>
/// <param name="Contacts">The whole new list, at most 50.</param>
[GenerateSerializer, Immutable, Alias("ChangeCustomer")]
public sealed record ChangeCustomer(
    [property: Id(0)] CustomerKind? Kind,
    [property: Id(1)] string? Name,
    [property: Id(2)] ImmutableArray<ContactPoint>? Contacts)
{
    /// <summary>What else changes.</summary>
    [Id(3)]
    public CustomerParticulars? More { get; init; }

    /// <summary>True where it is meant also if it is merged: what names it by its external id knows nothing of its survivor.</summary>
    [Id(4)]
    public bool EvenIfMerged { get; init; }
}

/// <summary>What is known of a customer beside kind, name and contacts; null leaves it as it is.</summary>
[GenerateSerializer, Immutable, Alias("CustomerParticulars")]
public sealed record CustomerParticulars
{
    /// <summary>What another system calls it; empty takes it away.</summary>
    [Id(0)]
    public string? ExternalId { get; init; }

    /// <summary>The member who looks after it.</summary>
    [Id(1)]
    public Guid? OwnerId { get; init; }

    /// <summary>True takes the owner away.</summary>
    [Id(2)]
    public bool Unown { get; init; }

    /// <summary>The whole new list.</summary>
    [Id(3)]
    public ImmutableArray<string>? Tags { get; init; }

    /// <summary>The whole new list.</summary>
    [Id(4)]
    public ImmutableArray<PostalAddress>? Addresses { get; init; }

    /// <summary>Channels that are named change, others stay.</summary>
    [Id(5)]
    public ImmutableArray<GiveConsent>? Consents { get; init; }

    /// <summary>The whole new list.</summary>
    [Id(6)]
    public ImmutableArray<Relation>? Relations { get; init; }

    /// <summary>Fields that are named change, others stay; an empty value takes one away.</summary>
    [Id(7)]
    public ImmutableArray<FieldValue>? Fields { get; init; }
}

/// <summary>What stands on a customer's timeline.</summary>
public enum TimelineKind
{
    /// <summary>An interaction, at the time it began.</summary>
    Interaction,

    /// <summary>An internal note, on an interaction or on the customer itself.</summary>
    Note,

    /// <summary>A change of the customer itself.</summary>
    Change,
}

/// <summary>One entry of a customer's timeline.</summary>
/// <param name="At">When it happened (UTC).</param>
/// <param name="Id">The entry's own id.</param>
/// <param name="Kind">What it is.</param>
/// <param name="InteractionId">The interaction, for interactions and the notes on them.</param>
/// <param name="Channel">The interaction's channel, where there is one.</param>
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
    [property: Id(6)] Caller Caller)
{
    /// <summary>Whose it is: the customer that was asked for, or one that was merged into it.</summary>
    [Id(7)]
    public Guid CustomerId { get; init; }
}
