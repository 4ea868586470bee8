using System.Collections.Immutable;
using Orleans.Concurrency;

namespace CloudCrm.Contracts.Metering;

/// <summary>Usage that another program tells of, as a CloudEvent says it.</summary>
/// <param name="Id">The event's id; with <paramref name="Source"/> it names the event for ever.</param>
/// <param name="Source">What told of it.</param>
/// <param name="Meter">The meter's code.</param>
/// <param name="Time">When it happened: the time it is billed at.</param>
/// <param name="Subject">Whom it is about: a customer's id or any other text.</param>
/// <param name="Data">A JSON object in UTF-8 that holds the value.</param>
[GenerateSerializer, Immutable, Alias("ExternalUsage")]
public sealed record ExternalUsage(
    [property: Id(0)] string Id,
    [property: Id(1)] string Source,
    [property: Id(2)] string Meter,
    [property: Id(3)] DateTimeOffset Time,
    [property: Id(4)] string? Subject,
    [property: Id(5)] ImmutableArray<byte> Data)
{
    /// <summary>The most events at a time.</summary>
    public const int BatchMax = 1_000;
}

/// <summary>What became of one told event.</summary>
/// <param name="Refusal">Why it does not count; null where it does.</param>
/// <param name="IsRepeated">Whether it had been recorded before.</param>
[GenerateSerializer, Immutable, Alias("TakenUsage")]
public sealed record TakenUsage([property: Id(0)] Refusal? Refusal, [property: Id(1)] bool IsRepeated)
{
    /// <summary>It counts from now on.</summary>
    public static TakenUsage Recorded { get; } = new(null, false);

    /// <summary>It counts already.</summary>
    public static TakenUsage Repeated { get; } = new(null, true);

    /// <summary>It does not count.</summary>
    public static TakenUsage Refused(Refusal refusal) => new(refusal, false);
}

/// <summary>Takes usage that a tenant's other programs tell of. Key: the tenant.</summary>
[Alias("IUsageIntake")]
public interface IUsageIntake : IGrainWithStringKey
{
    /// <summary>Records each event by itself, once for ever; the answers stand in the order of the events. What is answered as recorded is durable.</summary>
    /// <remarks>
    /// Refusals: <c>meter_unknown</c>, <c>meter_internal</c>, <c>meter_archived</c>, <c>time_too_old</c>, <c>time_ahead</c>, <c>value_missing</c>, <c>value_malformed</c>,
    /// <c>value_too_precise</c>, <c>value_out_of_range</c>; <c>id_reused</c> where source and id were used for something else.
    /// </remarks>
    /// <param name="events">At most <see cref="ExternalUsage.BatchMax"/>.</param>
    [Alias("Take"), AlwaysInterleave]
    Task<ImmutableArray<TakenUsage>> Take(ImmutableArray<ExternalUsage> events);
}
