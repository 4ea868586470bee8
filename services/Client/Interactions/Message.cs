namespace CloudCrm.Client;

/// <summary>One message of an interaction.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Sequence">Its place in the interaction in the order of recording, from 1.</param>
/// <param name="Direction">In, out, or an internal note.</param>
/// <param name="CustomerId">Which customer wrote or got it; null for notes.</param>
/// <param name="AuthorId">The member or key that wrote it; null for what a customer wrote.</param>
/// <param name="Text">At most 100,000 characters.</param>
/// <param name="ExternalId">Its id in the system it came from; unique on its channel in the tenant.</param>
/// <param name="OccurredAt">When it happened (UTC).</param>
/// <param name="RecordedAt">When it was recorded here (UTC): the time it is billed at.</param>
public sealed record Message(
    Guid Id,
    long Sequence,
    Direction Direction,
    Guid? CustomerId,
    Guid? AuthorId,
    string Text,
    string? ExternalId,
    DateTimeOffset OccurredAt,
    DateTimeOffset RecordedAt)
{
    /// <summary>The phone, mail or handle that it came through, where it said so itself.</summary>
    public ContactReference? Through { get; init; }
}

/// <summary>Records a message.</summary>
/// <param name="Direction">In, out, or an internal note.</param>
/// <param name="Text">0 to 100,000 characters.</param>
/// <param name="CustomerId">Which customer of the tenant; the interaction's when left out.</param>
/// <param name="ExternalId">Its id in the system it comes from, at most 200 characters: the same one again on this channel is the same message.</param>
/// <param name="OccurredAt">When it happened; now when left out. At most 5 minutes ahead.</param>
/// <param name="Id">The message's id, made by the caller; when left out it is made from the external id, else from the Idempotency-Key.</param>
/// <param name="Through">
/// The phone, mail or handle that it came through; the interaction's when left out. Where customers were merged, it goes to the one of them that has it, else to
/// the survivor, whichever is named.
/// </param>
/// <param name="Reservation">
/// The quote whose reserved units it uses, of what goes out. Where these are used up or the reservation is over, it uses what is everybody's.
/// </param>
public sealed record AppendMessage(
    Direction Direction,
    string Text,
    Guid? CustomerId = null,
    string? ExternalId = null,
    DateTimeOffset? OccurredAt = null,
    Guid? Id = null,
    ContactReference? Through = null,
    Guid? Reservation = null) : ICallerMadeId;

/// <summary>A message together with whether it was recorded now or had been before.</summary>
/// <param name="Message">The message as first recorded.</param>
/// <param name="Repeated">True when the same message had been recorded before; then nothing was written or counted.</param>
public sealed record Appended(Message Message, bool Repeated);
