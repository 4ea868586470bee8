using System.Collections.Immutable;

namespace CloudCrm.Contracts.Metering;

/// <summary>What usage is split by.</summary>
public enum UsageGroup
{
    /// <summary>By meter only.</summary>
    Meter,

    /// <summary>By meter and day in the tenant's time zone.</summary>
    Day,

    /// <summary>By meter and channel.</summary>
    Channel,

    /// <summary>By meter and user.</summary>
    User,
}

/// <summary>One line of usage.</summary>
/// <param name="Meter">The meter's code.</param>
/// <param name="Group">The day (yyyy-MM-dd), channel or user id it is for; null when grouped by meter or where there is none.</param>
/// <param name="Quantity">What is counted, exact: the sum of the values; the greatest or the latest one where the meter asks for it.</param>
[GenerateSerializer, Immutable, Alias("UsageLine")]
public sealed record UsageLine([property: Id(0)] string Meter, [property: Id(1)] string? Group, [property: Id(2)] decimal Quantity);

/// <summary>A tenant's usage in a span of time.</summary>
/// <param name="From">Start, inclusive, on a UTC quarter-hour.</param>
/// <param name="To">End, exclusive, on a UTC quarter-hour.</param>
/// <param name="Lines">Sorted by meter, then group; at most 10,000.</param>
/// <param name="IsSandbox">Whether the tenant is a sandbox, whose usage is never billed.</param>
[GenerateSerializer, Immutable, Alias("Usage")]
public sealed record Usage([property: Id(0)] DateTimeOffset From, [property: Id(1)] DateTimeOffset To, [property: Id(2)] ImmutableArray<UsageLine> Lines, [property: Id(3)] bool IsSandbox = false);

/// <summary>A tenant's usage, from Billing's ledger. Key: the tenant.</summary>
[Alias("IUsageReader")]
public interface IUsageReader : IGrainWithStringKey
{
    /// <summary>Usage between two instants on UTC quarter-hours, at most 400 days apart.</summary>
    [Alias("Read")]
    Task<Outcome<Usage>> Read(DateTimeOffset from, DateTimeOffset to, UsageGroup groupBy);

    /// <summary>The events behind a line, by time, then id.</summary>
    [Alias("Events")]
    Task<Outcome<Page<LedgerEntry>>> Events(ListLedgerEntries query);
}

/// <summary>Commits usage of acts that no other grain commits. Key: the tenant.</summary>
[Alias("IMeterGrain")]
public interface IMeterGrain : IGrainWithStringKey
{
    /// <summary>Adds a batch of answered API calls; the same batch id again adds nothing.</summary>
    /// <param name="batchId">The batch's own id.</param>
    /// <param name="calls">How many, at least 1.</param>
    /// <param name="userId">Who called.</param>
    /// <param name="recordedAt">When the batch was closed (UTC): the same at every repetition.</param>
    [Alias("AddApiCalls")]
    Task AddApiCalls(Guid batchId, long calls, Guid? userId, DateTimeOffset recordedAt);
}
