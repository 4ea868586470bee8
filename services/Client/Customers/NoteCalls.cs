namespace CloudCrm.Client;

/// <summary>Notes on customers.</summary>
public sealed class NoteCalls : Calls
{
    internal NoteCalls(Transport transport) : base(transport)
    {
    }

    /// <summary>Writes a note on a customer; the same id or key and request again gives the first answer.</summary>
    [Operation("WriteNote")]
    public Task<Note> Write(Guid customerId, WriteNote request, string? key = null, CancellationToken cancellation = default) =>
        Post<Note>(At(customerId), request, key, cancellation);

    /// <summary>One note; 404 where there is none.</summary>
    [Operation("ReadNote")]
    public Task<Note> Read(Guid customerId, Guid id, CancellationToken cancellation = default) => Get<Note>($"{At(customerId)}/{id}", cancellation);

    /// <summary>
    /// Changes a note, as its author or whoever may manage the tenant; refused with 412 where <paramref name="version"/> is given and no longer current.
    /// </summary>
    [Operation("ChangeNote")]
    public Task<Note> Change(Guid customerId, Guid id, ChangeNote request, long? version = null, CancellationToken cancellation = default) =>
        Patch<Note>($"{At(customerId)}/{id}", request, version, cancellation);

    /// <summary>Deletes a note, as its author or whoever may manage the tenant. May be repeated for 30 days; 404 where there never was such a note.</summary>
    [Operation("DeleteNote")]
    public Task Delete(Guid customerId, Guid id, CancellationToken cancellation = default) => Delete($"{At(customerId)}/{id}", cancellation);

    /// <summary>A customer's notes, newest first.</summary>
    public IAsyncEnumerable<Note> List(Guid customerId, int pageSize = 200, CancellationToken cancellation = default) =>
        Walk((cursor, stop) => Page(customerId, cursor, pageSize, stop), cancellation);

    /// <summary>One page of <see cref="List"/>; <paramref name="limit"/> 1 to 1,000, of which at most 200 come.</summary>
    [Operation("ListNotes")]
    public Task<Page<Note>> Page(Guid customerId, string? cursor = null, int? limit = null, CancellationToken cancellation = default) =>
        Get<Page<Note>>(Query.To(At(customerId), ("cursor", cursor), ("limit", Query.Text(limit))), cancellation);

    private static string At(Guid customerId) => $"v1/customers/{customerId}/notes";
}
