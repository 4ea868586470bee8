namespace CloudCrm.Client;

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

/// <summary>What is done to each customer; what is left out stays.</summary>
/// <param name="AddTags">Tags that it gets.</param>
/// <param name="RemoveTags">Tags that it loses, case and accents aside.</param>
/// <param name="OwnerId">The member who looks after it from now on.</param>
/// <param name="Unown">True takes its owner away.</param>
/// <param name="Fields">Values of the tenant's own fields by their keys; null or an empty text takes one away.</param>
/// <param name="Archived">True archives it, false takes it back.</param>
public sealed record BulkEdit(
    IReadOnlyList<string>? AddTags = null,
    IReadOnlyList<string>? RemoveTags = null,
    Guid? OwnerId = null,
    bool Unown = false,
    IReadOnlyDictionary<string, string?>? Fields = null,
    bool? Archived = null);

/// <summary>Begins a bulk change of the customers that are named and of those that fit, at most 100,000.</summary>
/// <param name="Change">What is done to each.</param>
/// <param name="Filter">Those that fit and were there when it began; its order means nothing.</param>
/// <param name="Customers">At most 1,000.</param>
/// <param name="Label">What it is for; at most 200 characters.</param>
/// <param name="Id">The bulk change's id, made by the caller; when left out it is made from the Idempotency-Key.</param>
public sealed record StartBulkChange(
    BulkEdit Change, CustomerFilter? Filter = null, IReadOnlyList<Guid>? Customers = null, string Label = "", Guid? Id = null) : ICallerMadeId;

/// <summary>The same change of many customers, each by itself: one that is refused leaves the others alone.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Label">What it is for.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Change">What is done to each.</param>
/// <param name="Filter">Which customers, beside those that were named.</param>
/// <param name="Total">How many customers it is about; grows while they are gathered.</param>
/// <param name="Changed">Customers that are another than before.</param>
/// <param name="Unchanged">Customers that were so already.</param>
/// <param name="Refused">Customers that cannot be changed so; the results say why.</param>
/// <param name="Problem">Why it failed.</param>
/// <param name="StartedAt">When it was begun (UTC).</param>
/// <param name="FinishedAt">When it ended (UTC).</param>
/// <param name="Version">Grows by one a step; the ETag.</param>
public sealed record BulkChange(
    Guid Id,
    string Label,
    BulkState State,
    BulkEdit Change,
    CustomerFilter? Filter,
    long Total,
    long Changed,
    long Unchanged,
    long Refused,
    string? Problem,
    DateTimeOffset StartedAt,
    DateTimeOffset? FinishedAt,
    long Version) : IVersioned;
