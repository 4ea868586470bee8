namespace CloudCrm.Client;

/// <summary>Lists of customers that people keep.</summary>
public sealed class ViewCalls : Calls
{
    internal ViewCalls(Transport transport) : base(transport)
    {
    }

    /// <summary>Saves a view; the same id or key and request again gives the first answer.</summary>
    [Operation("SaveView")]
    public Task<CustomerView> Save(SaveView request, string? key = null, CancellationToken cancellation = default) =>
        Post<CustomerView>("v1/views", request, key, cancellation);

    /// <summary>The shared views and one's own, by name; at most 250.</summary>
    [Operation("ListViews")]
    public async Task<IReadOnlyList<CustomerView>> List(CancellationToken cancellation = default) =>
        (await Get<Page<CustomerView>>("v1/views", cancellation).ConfigureAwait(false)).Items;

    /// <summary>One view; 404 where there is none that one sees.</summary>
    [Operation("ReadView")]
    public Task<CustomerView> Read(Guid id, CancellationToken cancellation = default) => Get<CustomerView>($"v1/views/{id}", cancellation);

    /// <summary>Changes one's own view, with the right to manage the tenant a shared one too; refused with 412 where <paramref name="version"/> is given and no longer current.</summary>
    [Operation("ChangeView")]
    public Task<CustomerView> Change(Guid id, ChangeView request, long? version = null, CancellationToken cancellation = default) =>
        Patch<CustomerView>($"v1/views/{id}", request, version, cancellation);

    /// <summary>Deletes a view that one may change.</summary>
    [Operation("DeleteView")]
    public Task Delete(Guid id, CancellationToken cancellation = default) => Delete($"v1/views/{id}", cancellation);
}
