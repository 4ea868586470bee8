using CloudCrm.Contracts.Customers;

namespace CloudCrm.Contracts.Interactions;

/// <summary>Which way something went.</summary>
public enum Direction
{
    /// <summary>From the customer.</summary>
    Inbound,

    /// <summary>To the customer.</summary>
    Outbound,

    /// <summary>Between colleagues; the customer never sees it. Only messages.</summary>
    Internal,
}

/// <summary>Where an interaction stands.</summary>
public enum InteractionState
{
    /// <summary>Somebody owes an answer.</summary>
    Open,

    /// <summary>Waiting for the customer.</summary>
    Pending,

    /// <summary>Over; a new message opens it again.</summary>
    Closed,
}

/// <summary>One contact on one channel.</summary>
/// <param name="Id">Its id, made by the caller.</param>
/// <param name="Channel">The channel's code, such as <c>x</c>, <c>mail</c>, <c>phone</c>: 1 to 32 of a-z, 0-9 and hyphen.</param>
/// <param name="Direction">Who began it.</param>
/// <param name="CustomerId">Whom it is with.</param>
/// <param name="Subject">At most 500 characters; may be empty.</param>
/// <param name="State">Where it stands.</param>
/// <param name="AssignedTo">The member who works on it.</param>
/// <param name="ExternalId">Its id in the system it came from; unique on its channel in the tenant.</param>
/// <param name="OccurredAt">When it began (UTC).</param>
/// <param name="RecordedAt">When it was recorded here (UTC).</param>
/// <param name="LastMessageAt">When its latest message occurred (UTC).</param>
/// <param name="MessageCount">Messages and notes on it.</param>
/// <param name="Version">Grows by one a change, a message being one.</param>
[GenerateSerializer, Immutable, Alias("Interaction")]
public sealed record Interaction(
    [property: Id(0)] Guid Id,
    [property: Id(1)] string Channel,
    [property: Id(2)] Direction Direction,
    [property: Id(3)] Guid CustomerId,
    [property: Id(4)] string Subject,
    [property: Id(5)] InteractionState State,
    [property: Id(6)] Guid? AssignedTo,
    [property: Id(7)] string? ExternalId,
    [property: Id(8)] DateTimeOffset OccurredAt,
    [property: Id(9)] DateTimeOffset RecordedAt,
    [property: Id(10)] DateTimeOffset? LastMessageAt,
    [property: Id(11)] int MessageCount,
    [property: Id(12)] long Version)
{
    /// <summary>The phone, mail or handle that it came through, where that is known.</summary>
    [Id(13)]
    public ContactReference? Through { get; init; }

    /// <summary>Whom its opening named, where merges had it go to another.</summary>
    [Id(14)]
    public Guid? NamedCustomerId { get; init; }

    /// <summary>The customer's name. Only in lists.</summary>
    [Id(15)]
    public string? CustomerName { get; init; }

    /// <summary>The beginning of the last message or note, at most 200 characters. Only in lists; null where there is none.</summary>
    [Id(16)]
    public string? Preview { get; init; }
}

/// <summary>Which interactions; what is null lets all through.</summary>
/// <param name="State">Only those in this state.</param>
/// <param name="AssignedTo">Only those of this member.</param>
/// <param name="Unassigned">Only those that nobody works on; not together with <paramref name="AssignedTo"/>.</param>
[GenerateSerializer, Immutable, Alias("InteractionFilter")]
public sealed record InteractionFilter([property: Id(0)] InteractionState? State = null, [property: Id(1)] Guid? AssignedTo = null, [property: Id(2)] bool Unassigned = false);

/// <summary>One message of an interaction.</summary>
/// <param name="Id">Its id: made by the caller, or made from channel and external id.</param>
/// <param name="Sequence">Its place in the interaction in the order of recording, from 1.</param>
/// <param name="Direction">In, out, or an internal note.</param>
/// <param name="CustomerId">Which customer wrote or got it; null for notes.</param>
/// <param name="AuthorId">The member or key that wrote it; null for what a customer wrote.</param>
/// <param name="Text">At most 100,000 characters.</param>
/// <param name="ExternalId">Its id in the system it came from; unique on its channel in the tenant.</param>
/// <param name="OccurredAt">When it happened (UTC).</param>
/// <param name="RecordedAt">When it was recorded here (UTC): the time it is billed at.</param>
[GenerateSerializer, Immutable, Alias("Message")]
public sealed record Message(
    [property: Id(0)] Guid Id,
    [property: Id(1)] long Sequence,
    [property: Id(2)] Direction Direction,
    [property: Id(3)] Guid? CustomerId,
    [property: Id(4)] Guid? AuthorId,
    [property: Id(5)] string Text,
    [property: Id(6)] string? ExternalId,
    [property: Id(7)] DateTimeOffset OccurredAt,
    [property: Id(8)] DateTimeOffset RecordedAt)
{
    /// <summary>The phone, mail or handle that it came through, where that is known and another than the interaction's.</summary>
    [Id(9)]
    public ContactReference? Through { get; init; }

    /// <summary>Whose it would be without merges, where it went to another.</summary>
    [Id(10)]
    public Guid? NamedCustomerId { get; init; }
}

/// <summary>A file on an interaction or a customer. Its bytes, on an interaction, are in the blob store, at tenant / <c>attachments</c> / interaction / id / blob.</summary>
/// <param name="Id">Its id, made by the caller.</param>
/// <param name="FileName">1 to 255 characters, no path.</param>
/// <param name="ContentType">A media type.</param>
/// <param name="SizeBytes">Its length in bytes.</param>
/// <param name="Sha256">Lower-case hexadecimal SHA-256 of the bytes.</param>
/// <param name="RecordedAt">When it was recorded (UTC).</param>
/// <param name="BlobId">New for every upload, so that a repeated or refused upload never touches the bytes of the first one.</param>
[GenerateSerializer, Immutable, Alias("Attachment")]
public sealed record Attachment(
    [property: Id(0)] Guid Id,
    [property: Id(1)] string FileName,
    [property: Id(2)] string ContentType,
    [property: Id(3)] long SizeBytes,
    [property: Id(4)] string Sha256,
    [property: Id(5)] DateTimeOffset RecordedAt,
    [property: Id(6)] Guid BlobId)
{
    /// <summary>What it is by its first bytes, whatever is said of it; null for files from before this was looked at.</summary>
    [Id(7)]
    public string? DetectedType { get; init; }

    /// <summary>The customer that it stands on; null on an interaction.</summary>
    [Id(8)]
    public Guid? CustomerId { get; init; }
}

/// <summary>Where the bytes of files lie in the blob store, below the tenant.</summary>
public static class FileArea
{
    /// <summary>Those of interactions.</summary>
    public const string Interactions = "attachments";

    /// <summary>Those of customers.</summary>
    public const string Customers = "customer-files";

    /// <summary>Those that imports take in.</summary>
    public const string Imports = "imports";

    /// <summary>Printed invoices: each can be printed again.</summary>
    public const string Invoices = "invoices";
}

/// <summary>A message together with whether it was recorded now or had been before.</summary>
/// <param name="Message">The message as first recorded.</param>
/// <param name="Repeated">True when the same message had been recorded before; then nothing was written or counted.</param>
[GenerateSerializer, Immutable, Alias("Appended")]
public sealed record Appended([property: Id(0)] Message Message, [property: Id(1)] bool Repeated);

/// <summary>Opens an interaction.</summary>
/// <param name="Channel">The channel's code.</param>
/// <param name="Direction">Inbound or outbound.</param>
/// <param name="CustomerId">Whom it is with; must be a customer of the tenant.</param>
/// <param name="Subject">At most 500 characters.</param>
/// <param name="AssignedTo">A member, or null.</param>
/// <param name="ExternalId">At most 200 characters, or null.</param>
/// <param name="OccurredAt">When it began (UTC); null means now. At most 5 minutes ahead.</param>
[GenerateSerializer, Immutable, Alias("OpenInteraction")]
public sealed record OpenInteraction(
    [property: Id(0)] string Channel,
    [property: Id(1)] Direction Direction,
    [property: Id(2)] Guid CustomerId,
    [property: Id(3)] string Subject,
    [property: Id(4)] Guid? AssignedTo,
    [property: Id(5)] string? ExternalId,
    [property: Id(6)] DateTimeOffset? OccurredAt)
{
    /// <summary>
    /// The phone, mail or handle that it came through, or null. Where customers were merged, it goes to the one of them that has it, else to the survivor.
    /// </summary>
    [Id(7)]
    public ContactReference? Through { get; init; }
}

/// <summary>Changes an interaction; null leaves a field as it is.</summary>
/// <param name="Subject">At most 500 characters.</param>
/// <param name="State">Where it stands.</param>
/// <param name="AssignedTo">A member.</param>
/// <param name="Unassign">True takes it from whoever has it; excludes <paramref name="AssignedTo"/>.</param>
[GenerateSerializer, Immutable, Alias("ChangeInteraction")]
public sealed record ChangeInteraction(
    [property: Id(0)] string? Subject,
    [property: Id(1)] InteractionState? State,
    [property: Id(2)] Guid? AssignedTo,
    [property: Id(3)] bool Unassign);

/// <summary>Records a message.</summary>
/// <param name="Id">Its id, made by the caller; empty where <paramref name="ExternalId"/> names it (the id is then made from channel and external id).</param>
/// <param name="Direction">In, out, or an internal note.</param>
/// <param name="CustomerId">Which customer; null means the interaction's. Must be a customer of the tenant.</param>
/// <param name="Text">0 to 100,000 characters.</param>
/// <param name="ExternalId">At most 200 characters, or null.</param>
/// <param name="OccurredAt">When it happened (UTC); null means now. At most 5 minutes ahead.</param>
[GenerateSerializer, Immutable, Alias("AppendMessage")]
public sealed record AppendMessage(
    [property: Id(0)] Guid Id,
    [property: Id(1)] Direction Direction,
    [property: Id(2)] Guid? CustomerId,
    [property: Id(3)] string Text,
    [property: Id(4)] string? ExternalId,
    [property: Id(5)] DateTimeOffset? OccurredAt)
{
    /// <summary>
    /// The phone, mail or handle that it came through; the interaction's when null. Where customers were merged, it goes to the one of them that has it, else to
    /// the survivor.
    /// </summary>
    [Id(6)]
    public ContactReference? Through { get; init; }

    /// <summary>The reservation whose units it uses, where a budget caps what goes out; null for what is everybody's.</summary>
    [Id(7)]
    public Guid? Reservation { get; init; }
}
