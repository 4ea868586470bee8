using System.Collections.Immutable;
using Orleans.Concurrency;

namespace CloudCrm.Contracts.Customers;

/// <summary>What colleagues note about a customer; the customer never sees it.</summary>
/// <param name="Id">Its id, made by the caller; unique among the customer's notes.</param>
/// <param name="CustomerId">Whom it is about.</param>
/// <param name="Text">1 to 10,000 characters. <c>@[member:ID]</c> in it mentions a member, <c>@[team:ID]</c> a team.</param>
/// <param name="Mentions">Members and teams that it mentions, at most 20.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="WrittenAt">When (UTC).</param>
/// <param name="ChangedAt">When it last changed (UTC).</param>
/// <param name="Version">Grows by one a change.</param>
[GenerateSerializer, Immutable, Alias("Note")]
public sealed record Note(
    [property: Id(0)] Guid Id,
    [property: Id(1)] Guid CustomerId,
    [property: Id(2)] string Text,
    [property: Id(3)] ImmutableArray<Mention> Mentions,
    [property: Id(4)] Caller Author,
    [property: Id(5)] DateTimeOffset WrittenAt,
    [property: Id(6)] DateTimeOffset ChangedAt,
    [property: Id(7)] long Version);

/// <summary>A member or a team that a note mentions.</summary>
/// <param name="MemberId">The member's account; null where a team is mentioned.</param>
/// <param name="Name">Its name when it was mentioned: what stands in the text for it.</param>
[GenerateSerializer, Immutable, Alias("Mention")]
public sealed record Mention([property: Id(0)] Guid? MemberId, [property: Id(1)] string Name)
{
    /// <summary>The team; null where a member is mentioned.</summary>
    [Id(2)]
    public Guid? TeamId { get; init; }
}

/// <summary>The notes on a customer; their only writer. Key: tenant and customer.</summary>
[Alias("ICustomerNotesGrain")]
public interface ICustomerNotesGrain : IGrainWithStringKey
{
    /// <summary>
    /// Writes one under an id of the caller's making and tells whom it mentions; the same again gives the first answer, also where it was written on a customer
    /// that was merged into this one since. Of one that is merged ask its survivor's notes (<see cref="ICustomerReader.Survivor"/>).
    /// </summary>
    /// <param name="id">The note's id.</param>
    /// <param name="text">Its text.</param>
    /// <param name="caller">Its author.</param>
    /// <param name="once">A caller-made id: the same again gives the first answer.</param>
    /// <param name="named">The merged customer that was named where this one is its survivor: the same note is known there when the merge has ended.</param>
    [Alias("Write")]
    Task<Outcome<Note>> Write(Guid id, string text, Caller caller, Once once, Guid? named = null);

    /// <summary>One note.</summary>
    [Alias("Read"), ReadOnly]
    Task<Outcome<Note>> Read(Guid id);

    /// <summary>
    /// Changes its text and tells whom it mentions that it did not before. Only its author and those who may manage the tenant do.
    /// <paramref name="expectedVersion"/> null means any.
    /// </summary>
    [Alias("Change")]
    Task<Outcome<Note>> Change(Guid id, string text, long? expectedVersion, Caller caller);

    /// <summary>Deletes it, as its author or whoever may manage the tenant. May be repeated for 30 days; one that never was is not found.</summary>
    [Alias("Delete")]
    Task<Outcome<Done>> Delete(Guid id, Caller caller);
}

/// <summary>Lists of notes on customers. Key: the tenant.</summary>
[Alias("INoteReader")]
public interface INoteReader : IGrainWithStringKey
{
    /// <summary>A customer's notes together with those of whoever was merged into it, newest first. Not found when there is no such customer.</summary>
    [Alias("List")]
    Task<Outcome<Page<Note>>> List(Guid customerId, string? cursor, int limit);

    /// <summary>
    /// The customer that a note stands on, or stood on before it was deleted, among those that are merged with the one that is named. Not found where none of
    /// them has it, or nobody is merged with that one.
    /// </summary>
    [Alias("Holder")]
    Task<Outcome<Guid>> Holder(Guid customerId, Guid id);
}
