using System.Globalization;

namespace CloudCrm.Client;

/// <summary>The audit trail: every change in the order of commit.</summary>
public sealed class JournalCalls : Calls
{
    internal JournalCalls(Transport transport) : base(transport)
    {
    }

    /// <summary>Entries after a sequence number up to the present end, oldest first.</summary>
    public IAsyncEnumerable<JournalEntry> Read(long after = 0, int pageSize = 1_000, JournalFilter? filter = null, CancellationToken cancellation = default) =>
        Walk((cursor, stop) => Page(cursor is null ? after : long.Parse(cursor, CultureInfo.InvariantCulture), pageSize, filter, stop), cancellation);

    /// <summary>
    /// One page of entries after a sequence number; <paramref name="limit"/> 1 to 1,000. What commits later never gets a lower number. With a filter a page
    /// may hold few or none and go on.
    /// </summary>
    [Operation("ReadJournal")]
    public Task<Page<JournalEntry>> Page(long after = 0, int? limit = null, JournalFilter? filter = null, CancellationToken cancellation = default) =>
        Get<Page<JournalEntry>>(Query.To("v1/journal", [("after", Query.Text(after)), ("limit", Query.Text(limit)), .. (filter ?? new()).Parts()]), cancellation);

    /// <summary>Entries back from the newest, or from before a sequence number; pages as those of <see cref="Page"/>.</summary>
    public Task<Page<JournalEntry>> Newest(long? before = null, int? limit = null, JournalFilter? filter = null, CancellationToken cancellation = default) =>
        Get<Page<JournalEntry>>(Query.To("v1/journal", [("newest", "true"), ("before", Query.Text(before)), ("limit", Query.Text(limit)), .. (filter ?? new()).Parts()]), cancellation);

    /// <summary>The entries that fit as a CSV file, in the order of commit.</summary>
    [Operation("ExportJournal")]
    public async Task<Stream> Export(JournalFilter? filter = null, CancellationToken cancellation = default)
    {
        var response = await Download(Query.To("v1/journal/export", (filter ?? new()).Parts()), cancellation).ConfigureAwait(false);
        return await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
    }
}
