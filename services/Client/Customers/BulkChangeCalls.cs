namespace CloudCrm.Client;

/// <summary>The same change of many customers.</summary>
public sealed class BulkChangeCalls : Calls
{
    internal BulkChangeCalls(Transport transport) : base(transport)
    {
    }

    /// <summary>Begins a bulk change; the same id or key and request again gives the first answer.</summary>
    [Operation("StartBulkChange")]
    public Task<BulkChange> Start(StartBulkChange request, string? key = null, CancellationToken cancellation = default) =>
        Post<BulkChange>("v1/bulk-changes", request, key, cancellation);

    /// <summary>One bulk change, with how far it is; 404 where there is none.</summary>
    [Operation("ReadBulkChange")]
    public Task<BulkChange> Read(Guid id, CancellationToken cancellation = default) => Get<BulkChange>($"v1/bulk-changes/{id}", cancellation);

    /// <summary>Stops a bulk change; what was changed stays. May be repeated.</summary>
    [Operation("CancelBulkChange")]
    public Task<BulkChange> Cancel(Guid id, CancellationToken cancellation = default) => Post<BulkChange>($"v1/bulk-changes/{id}/cancel", null, null, cancellation);

    /// <summary>All bulk changes, newest first.</summary>
    public IAsyncEnumerable<BulkChange> List(int pageSize = 200, CancellationToken cancellation = default) =>
        Walk((cursor, stop) => Page(cursor, pageSize, stop), cancellation);

    /// <summary>One page of <see cref="List"/>; <paramref name="limit"/> 1 to 1,000.</summary>
    [Operation("ListBulkChanges")]
    public Task<Page<BulkChange>> Page(string? cursor = null, int? limit = null, CancellationToken cancellation = default) =>
        Get<Page<BulkChange>>(Query.To("v1/bulk-changes", ("cursor", cursor), ("limit", Query.Text(limit))), cancellation);

    /// <summary>What became of each customer as a CSV file: customer, outcome, problem; for 30 days after the end. Dispose the stream.</summary>
    [Operation("ReadBulkResults")]
    public Task<Stream> Results(Guid id, CancellationToken cancellation = default) => Text($"v1/bulk-changes/{id}/results", cancellation);
}
