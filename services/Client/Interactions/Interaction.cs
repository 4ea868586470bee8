namespace CloudCrm.Client;

/// <summary>Which way something went.</summary>
public enum Direction
{
    /// <summary>From the customer.</summary>
    Inbound,

    /// <summary>To the customer.</summary>
    Outbound,

    /// <summary>Between colleagues: an internal note, which the customer never sees. Only messages.</summary>
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
/// <param name="Id">Its id.</param>
/// <param name="Channel">The channel's code, such as <c>x</c>, <c>mail</c>, <c>phone</c>: 1 to 32 of a-z, 0-9 and hyphen.</param>
/// <param name="Direction">Who began it: inbound or outbound.</param>
/// <param name="CustomerId">Whom it is with.</param>
/// <param name="Subject">At most 500 characters; may be empty.</param>
/// <param name="State">Where it stands.</param>
/// <param name="AssignedTo">The member who works on it.</param>
/// <param name="ExternalId">Its id in the system it came from; unique on its channel in the tenant.</param>
/// <param name="OccurredAt">When it began (UTC).</param>
/// <param name="RecordedAt">When it was recorded here (UTC).</param>
/// <param name="LastMessageAt">When its latest message occurred (UTC).</param>
/// <param name="MessageCount">Messages and notes on it.</param>
/// <param name="Version">Grows by one a change, a message being one; the ETag.</param>
public sealed record Interaction(
    Guid Id,
    string Channel,
    Direction Direction,
    Guid CustomerId,
    string Subject,
    InteractionState State,
    Guid? AssignedTo,
    string? ExternalId,
    DateTimeOffset OccurredAt,
    DateTimeOffset RecordedAt,
    DateTimeOffset? LastMessageAt,
    int MessageCount,
    long Version) : IVersioned
{
    /// <summary>The phone, mail or handle that it came through, where that is known.</summary>
    public ContactReference? Through { get; init; }

    /// <summary>
    /// What its usage costs. Only where it is read by its id, by who may read usage; null in a sandbox, and where Billing does not answer. It moves without the version.
    /// </summary>
    public InteractionCost? Cost { get; init; }

    /// <summary>The customer's name. Only in lists, and for who may read customers.</summary>
    public string? CustomerName { get; init; }

    /// <summary>The beginning of the last message or note, at most 200 characters. Only in lists; null where there is none.</summary>
    public string? Preview { get; init; }
}

/// <summary>Opens an interaction.</summary>
/// <param name="Channel">The channel's code.</param>
/// <param name="Direction">Inbound or outbound.</param>
/// <param name="CustomerId">Whom it is with; a customer of the tenant.</param>
/// <param name="Subject">At most 500 characters.</param>
/// <param name="AssignedTo">A member.</param>
/// <param name="ExternalId">Its id in the system it comes from, at most 200 characters.</param>
/// <param name="OccurredAt">When it began; now when left out. At most 5 minutes ahead.</param>
/// <param name="Id">The interaction's id, made by the caller; when left out it is made from the Idempotency-Key.</param>
/// <param name="Through">
/// The phone, mail or handle that it came through. Where customers were merged, it goes to the one of them that has it, else to the survivor, whichever is named.
/// </param>
public sealed record OpenInteraction(
    string Channel,
    Direction Direction,
    Guid CustomerId,
    string Subject = "",
    Guid? AssignedTo = null,
    string? ExternalId = null,
    DateTimeOffset? OccurredAt = null,
    Guid? Id = null,
    ContactReference? Through = null) : ICallerMadeId;

/// <summary>Changes an interaction; what is left out stays as it is.</summary>
/// <param name="Subject">At most 500 characters.</param>
/// <param name="State">Where it stands.</param>
/// <param name="AssignedTo">A member.</param>
/// <param name="Unassign">True takes it from whoever has it; not together with <paramref name="AssignedTo"/>.</param>
public sealed record ChangeInteraction(string? Subject = null, InteractionState? State = null, Guid? AssignedTo = null, bool Unassign = false);
