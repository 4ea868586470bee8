using System.Collections.Immutable;
using Orleans.Concurrency;

namespace CloudCrm.Contracts.Customers;

/// <summary>Where a bulk change stands.</summary>
public enum BulkState
{
    /// <summary>The customers that fit are being written down.</summary>
    Gathering,

    /// <summary>One after the other is changed.</summary>
    Running,

    /// <summary>Every customer was looked at.</summary>
    Done,

    /// <summary>It could not go on; what was changed stays.</summary>
    Failed,

    /// <summary>Stopped by somebody; what was changed stays.</summary>
    Cancelled,
}

/// <summary>What became of one customer.</summary>
public enum BulkOutcome
{
    /// <summary>Not looked at yet.</summary>
    Pending,

    /// <summary>It is another than before.</summary>
    Changed,

    /// <summary>It was so already.</summary>
    Unchanged,

    /// <summary>It cannot be changed so.</summary>
    Refused,
}

/// <summary>What is done to each customer; what is null or empty stays.</summary>
/// <param name="AddTags">Tags that it gets.</param>
/// <param name="RemoveTags">Tags that it loses, case and accents aside.</param>
/// <param name="OwnerId">Who looks after it from now on.</param>
/// <param name="Unown">True takes its owner away.</param>
/// <param name="Fields">Values of the tenant's own fields; an empty one goes.</param>
/// <param name="Archived">Whether it is archived or taken back.</param>
[GenerateSerializer, Immutable, Alias("BulkEdit")]
public sealed record BulkEdit(
    [property: Id(0)] ImmutableArray<string> AddTags,
    [property: Id(1)] ImmutableArray<string> RemoveTags,
    [property: Id(2)] Guid? OwnerId,
    [property: Id(3)] bool Unown,
    [property: Id(4)] ImmutableArray<FieldValue> Fields,
    [property: Id(5)] bool? Archived);

/// <summary>Begins a bulk change of the customers that are named and of those that fit.</summary>
/// <param name="Label">What it is for; at most 200 characters.</param>
/// <param name="Edit">What is done to each.</param>
/// <param name="Customers">At most 1,000.</param>
/// <param name="Filter">Those that fit when they are gathered and were there when it began; null for none.</param>
[GenerateSerializer, Immutable, Alias("StartBulkChange")]
public sealed record StartBulkChange(
    [property: Id(0)] string Label, [property: Id(1)] BulkEdit Edit, [property: Id(2)] ImmutableArray<Guid> Customers, [property: Id(3)] CustomerFilter? Filter);

/// <summary>The same change of many customers, at most 100,000.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Command">What was asked for.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Total">How many customers it is about; grows while they are gathered.</param>
/// <param name="Changed">Customers that are another than before.</param>
/// <param name="Unchanged">Customers that were so already.</param>
/// <param name="Refused">Customers that cannot be changed so.</param>
/// <param name="Problem">Why it failed.</param>
/// <param name="StartedAt">When it was begun (UTC).</param>
/// <param name="FinishedAt">When it ended (UTC).</param>
/// <param name="Version">Grows by one a step.</param>
[GenerateSerializer, Immutable, Alias("BulkChange")]
public sealed record BulkChange(
    [property: Id(0)] Guid Id,
    [property: Id(1)] StartBulkChange Command,
    [property: Id(2)] BulkState State,
    [property: Id(3)] long Total,
    [property: Id(4)] long Changed,
    [property: Id(5)] long Unchanged,
    [property: Id(6)] long Refused,
    [property: Id(7)] string? Problem,
    [property: Id(8)] DateTimeOffset StartedAt,
    [property: Id(9)] DateTimeOffset? FinishedAt,
    [property: Id(10)] long Version)
{
    /// <summary>Where the list goes on while customers are gathered.</summary>
    [Id(11)]
    public string? Cursor { get; init; }

    /// <summary>Whether it goes on.</summary>
    public bool IsOpen => State is BulkState.Gathering or BulkState.Running;

    /// <summary>Customers looked at.</summary>
    public long Seen => Changed + Unchanged + Refused;
}

/// <summary>What became of one customer of a bulk change.</summary>
/// <param name="Number">Its place, 1 for the first.</param>
/// <param name="CustomerId">Which one.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Problem">Why it was refused; empty for others.</param>
[GenerateSerializer, Immutable, Alias("BulkResult")]
public sealed record BulkResult(
    [property: Id(0)] long Number, [property: Id(1)] Guid CustomerId, [property: Id(2)] BulkOutcome Outcome, [property: Id(3)] string Problem);

/// <summary>A bulk change. Key: tenant and bulk change.</summary>
[Alias("IBulkChangeGrain")]
public interface IBulkChangeGrain : IGrainWithStringKey
{
    /// <summary>Begins it; the same id and body again gives the first answer. <paramref name="sight"/> bounds what it may go by and change.</summary>
    [Alias("Start")]
    Task<Outcome<BulkChange>> Start(StartBulkChange command, Caller caller, FieldSight sight, Once once);

    /// <summary>The bulk change as it is.</summary>
    [Alias("Read"), ReadOnly]
    Task<Outcome<BulkChange>> Read();

    /// <summary>Stops it. Idempotent; under a caller-made id the same again gives the first answer.</summary>
    [Alias("Cancel")]
    Task<Outcome<BulkChange>> Cancel(Caller caller, Once? once = null);

    /// <summary>Writes down customers that fit, found between <paramref name="from"/> and <paramref name="next"/>; the last ones where that is null.</summary>
    [Alias("Gather")]
    Task<Outcome<BulkChange>> Gather(ImmutableArray<Guid> customers, string? from, string? next);

    /// <summary>Ends it because it cannot go on.</summary>
    [Alias("Fail")]
    Task<Outcome<BulkChange>> Fail(string problem);

    /// <summary>Changes the next customers; where there are none it is done.</summary>
    [Alias("Advance")]
    Task<Outcome<BulkChange>> Advance();
}

/// <summary>Lists of a tenant's bulk changes. Key: the tenant.</summary>
[Alias("IBulkChangeReader")]
public interface IBulkChangeReader : IGrainWithStringKey
{
    /// <summary>Bulk changes, newest first.</summary>
    [Alias("List")]
    Task<Outcome<Page<BulkChange>>> List(string? cursor, int limit);

    /// <summary>What became of each customer, in order. Not found when there is no such bulk change; empty 30 days after it ended.</summary>
    [Alias("Results")]
    Task<Outcome<Page<BulkResult>>> Results(Guid bulkId, string? cursor, int limit);
}
