namespace CloudCrm.Client;

/// <summary>What colleagues note about a customer; the customer never sees it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="CustomerId">Whom it is about: among merged customers the one of them that it stands on.</param>
/// <param name="Text">1 to 10,000 characters. <c>@[member:ID]</c> in it mentions a member, <c>@[team:ID]</c> a team: show the name there.</param>
/// <param name="Mentions">Members and teams that it mentions, at most 20.</param>
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

/// <summary>A member or a team that a note mentions.</summary>
/// <param name="MemberId">The member's account; null where a team is mentioned.</param>
/// <param name="Name">Its name when it was mentioned.</param>
/// <param name="TeamId">The team; null where a member is mentioned.</param>
public sealed record Mention(Guid? MemberId, string Name, Guid? TeamId = null)
{
    /// <summary>How a text mentions a member.</summary>
    public static string Of(Guid memberId) => $"@[member:{memberId}]";

    /// <summary>How a text mentions a team: everybody in it.</summary>
    public static string OfTeam(Guid teamId) => $"@[team:{teamId}]";
}

/// <summary>Writes a note.</summary>
/// <param name="Text">1 to 10,000 characters; <c>@[member:ID]</c> in it mentions a member of the tenant, who is told; <c>@[team:ID]</c> a team, all of which are, at most 500 of one note.</param>
/// <param name="Id">The note's id, made by the caller; when left out it is made from the Idempotency-Key.</param>
public sealed record WriteNote(string Text, Guid? Id = null) : ICallerMadeId;

/// <summary>Changes a note.</summary>
/// <param name="Text">1 to 10,000 characters. Who is mentioned now and was not before is told.</param>
public sealed record ChangeNote(string Text);
