namespace CloudCrm.Client;

/// <summary>People and organisations that the tenant serves.</summary>
public sealed class CustomerCalls : Calls
{
    internal CustomerCalls(Transport transport) : base(transport)
    {
    }

    /// <summary>Registers a customer; the same id or key and request again gives the first answer.</summary>
    [Operation("RegisterCustomer")]
    public Task<Customer> Register(RegisterCustomer request, string? key = null, CancellationToken cancellation = default) =>
        Post<Customer>("v1/customers", request, key, cancellation);

    /// <summary>One customer, with who was merged into it; 404 where there is none.</summary>
    [Operation("ReadCustomer")]
    public Task<Customer> Read(Guid id, CancellationToken cancellation = default) => Get<Customer>($"v1/customers/{id}", cancellation);

    /// <summary>Changes a customer; refused with 412 where <paramref name="version"/> is given and no longer current.</summary>
    [Operation("ChangeCustomer")]
    public Task<Customer> Change(Guid id, ChangeCustomer request, long? version = null, CancellationToken cancellation = default) =>
        Patch<Customer>($"v1/customers/{id}", request, version, cancellation);

    /// <summary>Archives a customer: it leaves the lists and keeps its timeline. May be repeated.</summary>
    [Operation("ArchiveCustomer")]
    public Task<Customer> Archive(Guid id, CancellationToken cancellation = default) =>
        Post<Customer>($"v1/customers/{id}/archive", null, null, cancellation);

    /// <summary>Takes an archived customer back. May be repeated.</summary>
    [Operation("RestoreCustomer")]
    public Task<Customer> Restore(Guid id, CancellationToken cancellation = default) =>
        Post<Customer>($"v1/customers/{id}/restore", null, null, cancellation);

    /// <summary>
    /// Merges a customer into <paramref name="survivorId"/>, which stands for both: its timeline has both, look-ups and searches that find either answer it, lists
    /// leave the merged one out. Into the same survivor it may be repeated. 409 where it is merged already, or the survivor is.
    /// </summary>
    [Operation("MergeCustomer")]
    public Task<Customer> Merge(Guid id, Guid survivorId, string? key = null, CancellationToken cancellation = default) =>
        Post<Customer>($"v1/customers/{id}/merge", new MergeCustomer(survivorId), key, cancellation);

    /// <summary>Who may be the same as a customer, likeliest first; at most 100, on one page. Neither archived nor merged ones.</summary>
    [Operation("ListDuplicatesOf")]
    public async Task<IReadOnlyList<Duplicate>> DuplicatesOf(Guid id, CancellationToken cancellation = default) =>
        (await Get<Page<Duplicate>>($"v1/customers/{id}/duplicates", cancellation).ConfigureAwait(false)).Items;

    /// <summary>Pairs of customers that may be one, each once, along the list by name.</summary>
    public IAsyncEnumerable<DuplicatePair> Duplicates(int pageSize = 200, CancellationToken cancellation = default) =>
        Walk((cursor, stop) => DuplicatesPage(cursor, pageSize, stop), cancellation);

    /// <summary>
    /// One page of <see cref="Duplicates"/>; <paramref name="limit"/> 1 to 1,000. It looks at no more than 200 customers, so that it may be short, even empty, and go
    /// on. Names are compared with those of the 20 customers that come next by name: <see cref="DuplicatesOf"/> looks further.
    /// </summary>
    [Operation("ListDuplicates")]
    public Task<Page<DuplicatePair>> DuplicatesPage(string? cursor = null, int? limit = null, CancellationToken cancellation = default) =>
        Get<Page<DuplicatePair>>(Query.To("v1/customers/duplicates", ("cursor", cursor), ("limit", Query.Text(limit))), cancellation);

    /// <summary>Takes a customer, and whoever was merged into it, out of the one that it was merged into. May be repeated.</summary>
    [Operation("UnmergeCustomer")]
    public Task<Customer> Unmerge(Guid id, string? key = null, CancellationToken cancellation = default) =>
        Post<Customer>($"v1/customers/{id}/unmerge", null, key, cancellation);

    /// <summary>Customers by name whose name begins with <paramref name="name"/>, case and accents aside.</summary>
    public IAsyncEnumerable<Customer> List(string? name = null, bool archived = false, int pageSize = 200, CancellationToken cancellation = default) =>
        List(new CustomerFilter { Name = name, Archived = archived }, pageSize, cancellation);

    /// <summary>Customers that fit, in the order asked for.</summary>
    public IAsyncEnumerable<Customer> List(CustomerFilter filter, int pageSize = 200, CancellationToken cancellation = default) =>
        Walk((cursor, stop) => Page(filter, cursor, pageSize, stop), cancellation);

    /// <summary>One page of <see cref="List(string?, bool, int, CancellationToken)"/>; <paramref name="limit"/> 1 to 1,000.</summary>
    public Task<Page<Customer>> Page(
        string? name = null, bool archived = false, string? cursor = null, int? limit = null, CancellationToken cancellation = default) =>
        Page(new CustomerFilter { Name = name, Archived = archived }, cursor, limit, cancellation);

    /// <summary>
    /// One page of <see cref="List(CustomerFilter, int, CancellationToken)"/>; <paramref name="limit"/> 1 to 1,000. A page may be shorter, even empty, and have a
    /// next one all the same: it looks at no more than 2,000 customers.
    /// </summary>
    [Operation("ListCustomers")]
    public Task<Page<Customer>> Page(CustomerFilter filter, string? cursor = null, int? limit = null, CancellationToken cancellation = default) => Get<Page<Customer>>(
        Query.To("v1/customers", [.. filter.Parts(), ("cursor", cursor), ("limit", Query.Text(limit))]),
        cancellation);

    /// <summary>Customers that have this phone, mail or handle, whatever its spelling, archived ones too; in the order of their ids. Merged ones answer with their survivor, once.</summary>
    public IAsyncEnumerable<Customer> Lookup(ContactKind kind, string value, int pageSize = 200, CancellationToken cancellation = default) =>
        Walk((cursor, stop) => LookupPage(kind, value, cursor, pageSize, stop), cancellation);

    /// <summary>One page of <see cref="Lookup"/>; <paramref name="limit"/> 1 to 1,000.</summary>
    [Operation("LookupCustomers")]
    public Task<Page<Customer>> LookupPage(
        ContactKind kind, string value, string? cursor = null, int? limit = null, CancellationToken cancellation = default) =>
        Get<Page<Customer>>(
            Query.To("v1/customers/lookup", ("kind", Query.Text(kind)), ("value", value), ("cursor", cursor), ("limit", Query.Text(limit))),
            cancellation);

    /// <summary>
    /// Customers that have every word of <paramref name="text"/>, best first: each as the beginning of a word, or anywhere in Chinese, Japanese and Korean; a phone
    /// number in any notation, or its last digits. Where fewer than five are found, words of five letters and more may be misspelt by one slip.
    /// </summary>
    /// <param name="text">1 to 254 characters, at most 16 words.</param>
    /// <param name="archived">Whether archived customers are found too.</param>
    /// <param name="limit">1 to 100; 20 when left out. There are no further pages.</param>
    /// <param name="cancellation">Ends the call.</param>
    [Operation("SearchCustomers")]
    public Task<CustomerHits> Search(string text, bool archived = false, int? limit = null, CancellationToken cancellation = default) =>
        Get<CustomerHits>(Query.To("v1/customers/search", ("q", text), ("archived", Query.Text(archived)), ("limit", Query.Text(limit))), cancellation);

    /// <summary>Every interaction, note and change of a customer and of whoever was merged into it, newest first.</summary>
    public IAsyncEnumerable<TimelineEntry> Timeline(Guid id, int pageSize = 200, CancellationToken cancellation = default) =>
        Walk((cursor, stop) => TimelinePage(id, cursor, pageSize, stop), cancellation);

    /// <summary>One page of <see cref="Timeline"/>; <paramref name="limit"/> 1 to 1,000.</summary>
    [Operation("ReadTimeline")]
    public Task<Page<TimelineEntry>> TimelinePage(Guid id, string? cursor = null, int? limit = null, CancellationToken cancellation = default) =>
        Get<Page<TimelineEntry>>(Query.To($"v1/customers/{id}/timeline", ("cursor", cursor), ("limit", Query.Text(limit))), cancellation);

    /// <summary>What the usage with a customer, and with whoever was merged into it, has cost in the running billing period.</summary>
    [Operation("ReadCustomerCost")]
    public Task<CustomerCost> Cost(Guid id, CancellationToken cancellation = default) => Get<CustomerCost>($"v1/customers/{id}/cost", cancellation);

    /// <summary>Every change of a customer with what was before and after, newest first.</summary>
    public IAsyncEnumerable<CustomerChange> History(Guid id, int pageSize = 200, CancellationToken cancellation = default) =>
        Walk((cursor, stop) => HistoryPage(id, cursor, pageSize, stop), cancellation);

    /// <summary>One page of <see cref="History"/>; <paramref name="limit"/> 1 to 1,000.</summary>
    [Operation("ReadHistory")]
    public Task<Page<CustomerChange>> HistoryPage(Guid id, string? cursor = null, int? limit = null, CancellationToken cancellation = default) =>
        Get<Page<CustomerChange>>(Query.To($"v1/customers/{id}/history", ("cursor", cursor), ("limit", Query.Text(limit))), cancellation);

    /// <summary>
    /// Takes one change back, whole or not at all; that is a change of its own. Refused as <c>changed_since</c> where a field that it touched is another by now,
    /// and with 412 where <paramref name="version"/> is given and no longer current.
    /// </summary>
    [Operation("UndoChange")]
    public Task<Customer> Undo(Guid id, Guid changeId, long? version = null, string? key = null, CancellationToken cancellation = default) =>
        PostVersioned<Customer>($"v1/customers/{id}/history/{changeId}/undo", version, key, cancellation);

    /// <summary>Customers that stand in a relation to this one, by relation.</summary>
    public IAsyncEnumerable<Related> Related(Guid id, int pageSize = 200, CancellationToken cancellation = default) =>
        Walk((cursor, stop) => RelatedPage(id, cursor, pageSize, stop), cancellation);

    /// <summary>One page of <see cref="Related"/>; <paramref name="limit"/> 1 to 1,000.</summary>
    [Operation("ListRelated")]
    public Task<Page<Related>> RelatedPage(Guid id, string? cursor = null, int? limit = null, CancellationToken cancellation = default) =>
        Get<Page<Related>>(Query.To($"v1/customers/{id}/related", ("cursor", cursor), ("limit", Query.Text(limit))), cancellation);
}
