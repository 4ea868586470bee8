namespace CloudCrm.Client;

/// <summary>What colleagues note about a customer; the customer never sees it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="CustomerId">Whom it is about.</param>
/// <param name="Text">1 to 10,000 characters. <c>@[member:ID]</c> in it mentions a member: show the member's name there.</param>
/// <param name="Mentions">Whom it mentions, at most 20.</param>
/// <param name="By">Who wrote it.</param>
/// <param name="WrittenAt">When (UTC).</param>
/// <param name="ChangedAt">When it last changed (UTC).</param>
/// <param name="Version">Grows by one a change; the ETag.</param>
public sealed record Note(
    Guid Id,
    Guid CustomerId,
    string Text,
    IReadOnlyList<Mention> Mentions,
    Actor By,
    DateTimeOffset WrittenAt,
    DateTimeOffset ChangedAt,
    long Version) : IVersioned;

/// <summary>A member that a note mentions.</summary>
/// <param name="MemberId">The member's account.</param>
/// <param name="Name">Its name when it was mentioned.</param>
public sealed record Mention(Guid MemberId, string Name)
{
    /// <summary>How a text mentions a member.</summary>
    public static string Of(Guid memberId) => $"@[member:{memberId}]";
}

/// <summary>Writes a note.</summary>
/// <param name="Text">1 to 10,000 characters; <c>@[member:ID]</c> in it mentions a member of the tenant, who is told.</param>
/// <param name="Id">The note's id, made by the caller; when left out it is made from the Idempotency-Key.</param>
public sealed record WriteNote(string Text, Guid? Id = null) : ICallerMadeId;

/// <summary>Changes a note.</summary>
/// <param name="Text">1 to 10,000 characters. Who is mentioned now and was not before is told.</param>
public sealed record ChangeNote(string Text);
