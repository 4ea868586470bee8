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
    long Version) : IVersioned
{
    /// <summary>What another system calls it; one customer's only in the tenant.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The member who looks after it.</summary>
    public Guid? OwnerId { get; init; }

    /// <summary>At most 50 words.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>At most 10 postal addresses.</summary>
    public IReadOnlyList<PostalAddress> Addresses { get; init; } = [];

    /// <summary>What it said about being contacted, one a channel.</summary>
    public IReadOnlyList<Consent> Consents { get; init; } = [];

    /// <summary>At most 50 customers that it stands in a relation to.</summary>
    public IReadOnlyList<Relation> Relations { get; init; } = [];

    /// <summary>Values of the tenant's own fields by their keys, in the spelling they came with; blank is no value.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>();

    /// <summary>The customer that stands for it since they were merged: change that one. Null where it stands for itself.</summary>
    public Guid? MergedInto { get; init; }

    /// <summary>When it was merged (UTC).</summary>
    public DateTimeOffset? MergedAt { get; init; }

    /// <summary>Who was merged into it, at most 50; told where one customer is read, else null.</summary>
    public IReadOnlyList<MergedCustomer>? Merged { get; init; }
}

/// <summary>A postal address. Every part is at most 200 characters and may be left out, but not all.</summary>
/// <param name="Label">What it is for, such as <c>billing</c>.</param>
/// <param name="Street">Street and number; may have several lines.</param>
/// <param name="City">City or district.</param>
/// <param name="Region">State, province or county.</param>
/// <param name="PostalCode">Postal code.</param>
/// <param name="Country">ISO 3166-1 alpha-2, such as <c>TW</c>.</param>
public sealed record PostalAddress(
    string? Label = null, string? Street = null, string? City = null, string? Region = null, string? PostalCode = null, string? Country = null);

/// <summary>What a customer said about being contacted on a channel.</summary>
/// <param name="Channel">The channel's code, such as <c>mail</c>.</param>
/// <param name="Granted">Whether it agreed.</param>
/// <param name="At">When it said so (UTC).</param>
/// <param name="Source">How it is known, such as <c>web form</c>; at most 200 characters.</param>
public sealed record Consent(string Channel, bool Granted, DateTimeOffset At, string? Source);

/// <summary>A consent as it is given or withdrawn.</summary>
/// <param name="Channel">The channel's code, such as <c>mail</c>.</param>
/// <param name="Granted">Whether the customer agrees.</param>
/// <param name="At">When it said so; now when left out.</param>
/// <param name="Source">How it is known; at most 200 characters.</param>
public sealed record GiveConsent(string Channel, bool Granted, DateTimeOffset? At = null, string? Source = null);

/// <summary>How a customer stands to another.</summary>
/// <param name="CustomerId">The other one.</param>
/// <param name="Type">1 to 32 of a-z, 0-9 and hyphen, read from this customer to the other: <c>employee</c> of, <c>subsidiary</c> of.</param>
public sealed record Relation(Guid CustomerId, string Type);

/// <summary>A customer that stands in a relation to the one that was asked for.</summary>
/// <param name="CustomerId">Who.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">How it stands to the one that was asked for.</param>
public sealed record Related(Guid CustomerId, string Name, string Type);

/// <summary>Registers a customer.</summary>
/// <param name="Kind">Person or organisation.</param>
/// <param name="Name">1 to 200 characters; may be empty where there is an external id.</param>
/// <param name="Contacts">At most 50 ways to reach it.</param>
/// <param name="Id">The customer's id, made by the caller; when left out it is made from the Idempotency-Key.</param>
/// <param name="ExternalId">What another system calls it, 1 to 200 characters; one customer's only.</param>
/// <param name="OwnerId">The member who looks after it.</param>
/// <param name="Tags">At most 50 words, each 1 to 50 characters.</param>
/// <param name="Addresses">At most 10.</param>
/// <param name="Consents">At most 20 channels.</param>
/// <param name="Relations">At most 50.</param>
/// <param name="Fields">Values of the tenant's own fields by their keys.</param>
public sealed record RegisterCustomer(
    CustomerKind Kind,
    string Name,
    IReadOnlyList<ContactPoint>? Contacts = null,
    Guid? Id = null,
    string? ExternalId = null,
    Guid? OwnerId = null,
    IReadOnlyList<string>? Tags = null,
    IReadOnlyList<PostalAddress>? Addresses = null,
    IReadOnlyList<GiveConsent>? Consents = null,
    IReadOnlyList<Relation>? Relations = null,
    IReadOnlyDictionary<string, string?>? Fields = null) : ICallerMadeId;

/// <summary>Changes a customer; what is left out stays as it is.</summary>
/// <param name="Kind">Person or organisation.</param>
/// <param name="Name">1 to 200 characters; may be empty where there is an external id.</param>
/// <param name="Contacts">The whole new list, at most 50.</param>
/// <param name="ExternalId">What another system calls it; empty takes it away.</param>
/// <param name="OwnerId">The member who looks after it.</param>
/// <param name="Unown">True takes the owner away.</param>
/// <param name="Tags">The whole new list, at most 50.</param>
/// <param name="Addresses">The whole new list, at most 10.</param>
/// <param name="Consents">Channels that are named change, others stay.</param>
/// <param name="Relations">The whole new list, at most 50.</param>
/// <param name="Fields">Fields that are named change, others stay; an empty value or null takes one away.</param>
public sealed record ChangeCustomer(
    CustomerKind? Kind = null,
    string? Name = null,
    IReadOnlyList<ContactPoint>? Contacts = null,
    string? ExternalId = null,
    Guid? OwnerId = null,
    bool Unown = false,
    IReadOnlyList<string>? Tags = null,
    IReadOnlyList<PostalAddress>? Addresses = null,
    IReadOnlyList<GiveConsent>? Consents = null,
    IReadOnlyList<Relation>? Relations = null,
    IReadOnlyDictionary<string, string?>? Fields = null);

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
/// <param name="Text">The subject, the note's text, or the verb of the change; at most 500 characters of it.</param>
/// <param name="By">Who made it.</param>
public sealed record TimelineEntry(
    DateTimeOffset At,
    Guid Id,
    TimelineKind Kind,
    Guid? InteractionId,
    string? Channel,
    string Text,
    Actor By)
{
    /// <summary>Whose it is: the customer that was asked for, or one that was merged into it.</summary>
    public Guid CustomerId { get; init; }
}
