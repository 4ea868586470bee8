using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace CloudCrm.Client;

/// <summary>What the tenant used.</summary>
public sealed class UsageCalls : Calls
{
    private static readonly MediaTypeHeaderValue s_one = new("application/cloudevents+json");
    private static readonly MediaTypeHeaderValue s_batch = new("application/cloudevents-batch+json");

    internal UsageCalls(Transport transport) : base(transport)
    {
    }

    /// <summary>Usage between two instants on UTC quarter-hours, at most 400 days apart; fresh within 2 s of the acts.</summary>
    [Operation("ReadUsage")]
    public Task<Usage> Read(DateTimeOffset from, DateTimeOffset to, UsageGroup groupBy = UsageGroup.Meter, CancellationToken cancellation = default) =>
        Get<Usage>(
            Query.To("v1/usage", ("from", Query.Text(from)), ("to", Query.Text(to)), ("groupBy", Query.Text(groupBy))), cancellation);

    /// <summary>The events behind a line of usage or of an invoice, by time: those of one meter between two instants, at most 400 days apart.</summary>
    /// <param name="meter">The meter's code.</param>
    /// <param name="from">Start, inclusive.</param>
    /// <param name="to">End, exclusive.</param>
    /// <param name="receivedUntil">Only those that the ledger had taken by then: an invoice counts those up to its <c>usageUntil</c>.</param>
    /// <param name="cursor">The page before; null for the first.</param>
    /// <param name="limit">Items on the page, at most 1,000.</param>
    /// <param name="cancellation">Ends the call.</param>
    [Operation("ListUsageEvents")]
    public Task<Page<UsageEvent>> Events(
        string meter, DateTimeOffset from, DateTimeOffset to, DateTimeOffset? receivedUntil = null, string? cursor = null, int? limit = null, CancellationToken cancellation = default) =>
        Get<Page<UsageEvent>>(
            Query.To(
                "v1/usage/events", ("meter", meter), ("from", Query.Text(from)), ("to", Query.Text(to)), ("receivedUntil", receivedUntil is { } until ? Query.Text(until) : null),
                ("cursor", cursor), ("limit", Query.Text(limit))),
            cancellation);

    /// <summary>
    /// Tells of usage outside of the product. The same source and id again is the same event, so this may be repeated. Refused as <c>meter_unknown</c>,
    /// <c>time_too_old</c>, <c>value_missing</c> and others; as <c>id_reused</c> where the id was used for something else.
    /// </summary>
    [Operation("RecordUsageEvents")]
    public Task<RecordedUsage> Record(RecordUsage request, CancellationToken cancellation = default) =>
        PostContent<RecordedUsage>("v1/usage/events", () => JsonContent.Create(request, s_one, CrmJson.Options), cancellation);

    /// <summary>Tells of at most 1,000 events at once; each is answered by itself.</summary>
    public Task<RecordedUsageBatch> Record(IReadOnlyList<RecordUsage> requests, CancellationToken cancellation = default) =>
        PostContent<RecordedUsageBatch>("v1/usage/events", () => JsonContent.Create(requests, s_batch, CrmJson.Options), cancellation);
}
