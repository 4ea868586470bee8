namespace CloudCrm.Client;

/// <summary>Files on customers.</summary>
public sealed class CustomerFileCalls : Calls
{
    internal CustomerFileCalls(Transport transport) : base(transport)
    {
    }

    /// <summary>Attaches a file of at most 100,000,000 bytes. The same key and bytes again give the first answer.</summary>
    /// <param name="customerId">The customer.</param>
    /// <param name="fileName">1 to 255 characters, no path.</param>
    /// <param name="contentType">A media type.</param>
    /// <param name="open">Opens the bytes from the start; called again when the upload is tried once more.</param>
    /// <param name="key">The Idempotency-Key; made here when null.</param>
    /// <param name="cancellation">Stops the upload.</param>
    [Operation("AttachCustomerFile")]
    public Task<Attachment> Attach(
        Guid customerId, string fileName, string contentType, Func<Stream> open, string? key = null, CancellationToken cancellation = default) =>
        Upload<Attachment>(At(customerId), () => InteractionCalls.File(fileName, contentType, open()), key, cancellation);

    /// <summary>A customer's files, newest first.</summary>
    public IAsyncEnumerable<Attachment> List(Guid customerId, int pageSize = 200, CancellationToken cancellation = default) =>
        Walk((cursor, stop) => Page(customerId, cursor, pageSize, stop), cancellation);

    /// <summary>One page of <see cref="List"/>; <paramref name="limit"/> 1 to 1,000.</summary>
    [Operation("ListCustomerFiles")]
    public Task<Page<Attachment>> Page(Guid customerId, string? cursor = null, int? limit = null, CancellationToken cancellation = default) =>
        Get<Page<Attachment>>(Query.To(At(customerId), ("cursor", cursor), ("limit", Query.Text(limit))), cancellation);

    /// <summary>A file's bytes.</summary>
    [Operation("DownloadCustomerFile")]
    public async Task<AttachmentContent> Download(Guid customerId, Guid attachmentId, CancellationToken cancellation = default)
    {
        var response = await Download($"{At(customerId)}/{attachmentId}", cancellation).ConfigureAwait(false);
        return new(response, await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false));
    }

    /// <summary>Deletes a file and takes its storage back. May be repeated for 30 days; 404 where there never was such a file.</summary>
    [Operation("DeleteCustomerFile")]
    public Task Delete(Guid customerId, Guid attachmentId, CancellationToken cancellation = default) =>
        Delete($"{At(customerId)}/{attachmentId}", cancellation);

    private static string At(Guid customerId) => $"v1/customers/{customerId}/attachments";
}
