using System.Collections.Immutable;
using CloudCrm.Contracts.Tenants;

namespace CloudCrm.Contracts.Live;

/// <summary>An act of the journal as open pages hear of it: what it was about, never what it said.</summary>
/// <param name="Sequence">Its number in the journal: commit-ordered in the tenant.</param>
/// <param name="Type">One of <see cref="Webhooks.WebhookEvents.All"/>, such as <c>interaction.message_recorded</c>.</param>
/// <param name="Entity">What kind of thing it was about, such as <c>interaction</c>.</param>
/// <param name="EntityId">Which one.</param>
/// <param name="Needs">The right that it takes to hear of it.</param>
[GenerateSerializer, Immutable, Alias("LiveEvent")]
public sealed record LiveEvent(
    [property: Id(0)] long Sequence, [property: Id(1)] string Type, [property: Id(2)] string Entity, [property: Id(3)] Guid EntityId, [property: Id(4)] Right Needs);

/// <summary>A part of the journal.</summary>
/// <param name="Events">Those of its acts that anybody hears of, in order.</param>
/// <param name="Until">The last number that was looked at; where there was none, the place that was asked from.</param>
[GenerateSerializer, Immutable, Alias("LivePage")]
public sealed record LivePage([property: Id(0)] ImmutableArray<LiveEvent> Events, [property: Id(1)] long Until);

/// <summary>Reads a tenant's journal for those who follow it as it grows: one for a tenant, however many do. Key: the tenant.</summary>
[Alias("ILiveReader")]
public interface ILiveReader : IGrainWithStringKey
{
    /// <summary>The last number of the journal.</summary>
    [Alias("Head")]
    Task<long> Head();

    /// <summary>At most 500 acts after a place, at once.</summary>
    [Alias("After")]
    Task<LivePage> After(long sequence);

    /// <summary>The same, as soon as there are any. After 15 s without any it answers none, so that no call waits beyond its time.</summary>
    [Alias("Next")]
    Task<LivePage> Next(long sequence);

    /// <summary>The journal has grown.</summary>
    [Alias("Wake")]
    Task Wake();
}
