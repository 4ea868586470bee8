using System.Net.Http.Headers;

namespace CloudCrm.Client;

/// <summary>Customers from files, and files of customers.</summary>
public sealed class ImportCalls : Calls
{
    internal ImportCalls(Transport transport) : base(transport)
    {
    }

    /// <summary>Begins an import; the same id or key and request again gives the first answer. Its file comes next: <see cref="Send"/>.</summary>
    [Operation("StartImport")]
    public Task<Import> Start(StartImport request, string? key = null, CancellationToken cancellation = default) =>
        Post<Import>("v1/imports", request, key, cancellation);

    /// <summary>Sends the file, at most 100,000,000 bytes; from then on its rows are taken in. May be repeated with the same file.</summary>
    [Operation("SendImportFile")]
    public Task<Import> Send(Guid id, string fileName, Func<Stream> open, CancellationToken cancellation = default) => PutFile<Import>(
        $"v1/imports/{id}/file",
        () =>
        {
            var content = new StreamContent(open());
            content.Headers.ContentType = MediaTypeHeaderValue.Parse("text/csv");
            content.Headers.Add("X-File-Name", Uri.EscapeDataString(fileName));
            return content;
        },
        cancellation);

    /// <summary>One import, with how far it is; 404 where there is none.</summary>
    [Operation("ReadImport")]
    public Task<Import> Read(Guid id, CancellationToken cancellation = default) => Get<Import>($"v1/imports/{id}", cancellation);

    /// <summary>Stops an import; what was taken in stays. May be repeated.</summary>
    [Operation("CancelImport")]
    public Task<Import> Cancel(Guid id, CancellationToken cancellation = default) => Post<Import>($"v1/imports/{id}/cancel", null, null, cancellation);

    /// <summary>All imports, newest first.</summary>
    public IAsyncEnumerable<Import> List(int pageSize = 200, CancellationToken cancellation = default) =>
        Walk((cursor, stop) => Page(cursor, pageSize, stop), cancellation);

    /// <summary>One page of <see cref="List"/>; <paramref name="limit"/> 1 to 1,000.</summary>
    [Operation("ListImports")]
    public Task<Page<Import>> Page(string? cursor = null, int? limit = null, CancellationToken cancellation = default) =>
        Get<Page<Import>>(Query.To("v1/imports", ("cursor", cursor), ("limit", Query.Text(limit))), cancellation);

    /// <summary>The rows that were refused as a CSV file: row, column, problem. Dispose the stream.</summary>
    [Operation("ReadImportErrors")]
    public Task<Stream> Errors(Guid id, CancellationToken cancellation = default) => Text($"v1/imports/{id}/errors", cancellation);

    /// <summary>
    /// Customers that fit as a CSV file in the order of their registration, as it is made. Dispose the stream. With an import's id it has the columns of that
    /// import, so that its file comes out again; without columns it has the external id, name, a phone, a mail, the tags and all fields of the tenant's own.
    /// </summary>
    [Operation("ExportCustomers")]
    public Task<Stream> Export(
        CustomerFilter? filter = null, IReadOnlyList<ImportColumn>? columns = null, Guid? import = null, CancellationToken cancellation = default) => Text(
        Query.To("v1/customers/export",
        [
            .. (filter ?? new()).Parts(), .. (columns ?? []).Select(column => ("column", (string?)$"{column.Target}:{column.Column}")), ("import", import?.ToString()),
        ]),
        cancellation);
}
