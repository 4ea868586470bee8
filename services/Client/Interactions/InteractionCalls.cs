using System.Net.Http.Headers;

namespace CloudCrm.Client;

/// <summary>Contacts with customers, their messages and files.</summary>
public sealed class InteractionCalls : Calls
{
    internal InteractionCalls(Transport transport) : base(transport)
    {
    }

    /// <summary>Opens an interaction; the same id or key and request again gives the first answer.</summary>
    [Operation("OpenInteraction")]
    public Task<Interaction> Open(OpenInteraction request, string? key = null, CancellationToken cancellation = default) =>
        Post<Interaction>("v1/interactions", request, key, cancellation);

    /// <summary>One interaction; 404 where there is none.</summary>
    [Operation("ReadInteraction")]
    public Task<Interaction> Read(Guid id, CancellationToken cancellation = default) => Get<Interaction>($"v1/interactions/{id}", cancellation);

    /// <summary>Changes an interaction; refused with 412 where <paramref name="version"/> is given and no longer current.</summary>
    [Operation("ChangeInteraction")]
    public Task<Interaction> Change(Guid id, ChangeInteraction request, long? version = null, CancellationToken cancellation = default) =>
        Patch<Interaction>($"v1/interactions/{id}", request, version, cancellation);

    /// <summary>Interactions, newest first by the time they began.</summary>
    public IAsyncEnumerable<Interaction> List(
        InteractionState? state = null, int pageSize = 200, Guid? assignedTo = null, bool unassigned = false, CancellationToken cancellation = default) =>
        Walk((cursor, stop) => Page(state, cursor, pageSize, assignedTo, unassigned, stop), cancellation);

    /// <summary>One page of <see cref="List"/>; <paramref name="limit"/> 1 to 1,000.</summary>
    [Operation("ListInteractions")]
    public Task<Page<Interaction>> Page(
        InteractionState? state = null, string? cursor = null, int? limit = null, Guid? assignedTo = null, bool unassigned = false, CancellationToken cancellation = default) =>
        Get<Page<Interaction>>(
            Query.To(
                "v1/interactions", ("state", state is { } only ? Query.Text(only) : null), ("assignedTo", assignedTo?.ToString()), ("unassigned", Query.Text(unassigned)), ("cursor", cursor),
                ("limit", Query.Text(limit))),
            cancellation);

    /// <summary>Records a message and its usage. The same external id, id or key and request again gives the first answer and counts nothing.</summary>
    [Operation("AppendMessage")]
    public Task<Appended> Append(Guid interactionId, AppendMessage request, string? key = null, CancellationToken cancellation = default) =>
        request is { Id: null, ExternalId: null }
            ? Post<Appended>($"v1/interactions/{interactionId}/messages", request, key, cancellation)
            : PostNamed<Appended>($"v1/interactions/{interactionId}/messages", request, key, cancellation);

    /// <summary>Messages in the order of recording.</summary>
    public IAsyncEnumerable<Message> Messages(Guid interactionId, int pageSize = 200, CancellationToken cancellation = default) =>
        Walk((cursor, stop) => MessagesPage(interactionId, cursor, pageSize, stop), cancellation);

    /// <summary>One page of <see cref="Messages"/>; <paramref name="limit"/> 1 to 1,000.</summary>
    [Operation("ListMessages")]
    public Task<Page<Message>> MessagesPage(Guid interactionId, string? cursor = null, int? limit = null, CancellationToken cancellation = default) =>
        Get<Page<Message>>(
            Query.To($"v1/interactions/{interactionId}/messages", ("cursor", cursor), ("limit", Query.Text(limit))), cancellation);

    /// <summary>Attaches a file of at most 100,000,000 bytes. The same key and bytes again give the first answer.</summary>
    /// <param name="interactionId">The interaction.</param>
    /// <param name="fileName">1 to 255 characters, no path.</param>
    /// <param name="contentType">A media type.</param>
    /// <param name="open">Opens the bytes from the start; called again when the upload is tried once more.</param>
    /// <param name="key">The Idempotency-Key; made here when null.</param>
    /// <param name="cancellation">Stops the upload.</param>
    [Operation("AttachFile")]
    public Task<Attachment> Attach(
        Guid interactionId, string fileName, string contentType, Func<Stream> open, string? key = null, CancellationToken cancellation = default) =>
        Upload<Attachment>(
            $"v1/interactions/{interactionId}/attachments",
            () => File(fileName, contentType, open()),
            key,
            cancellation);

    /// <summary>An interaction's files in the order of recording.</summary>
    public IAsyncEnumerable<Attachment> Attachments(Guid interactionId, int pageSize = 200, CancellationToken cancellation = default) =>
        Walk((cursor, stop) => AttachmentsPage(interactionId, cursor, pageSize, stop), cancellation);

    /// <summary>One page of <see cref="Attachments"/>; <paramref name="limit"/> 1 to 1,000.</summary>
    [Operation("ListAttachments")]
    public Task<Page<Attachment>> AttachmentsPage(
        Guid interactionId, string? cursor = null, int? limit = null, CancellationToken cancellation = default) =>
        Get<Page<Attachment>>(
            Query.To($"v1/interactions/{interactionId}/attachments", ("cursor", cursor), ("limit", Query.Text(limit))), cancellation);

    /// <summary>A file's bytes.</summary>
    [Operation("DownloadAttachment")]
    public async Task<AttachmentContent> Download(Guid interactionId, Guid attachmentId, CancellationToken cancellation = default)
    {
        var response = await Download($"v1/interactions/{interactionId}/attachments/{attachmentId}", cancellation).ConfigureAwait(false);
        return new(response, await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false));
    }

    /// <summary>Deletes a file and takes its storage back. May be repeated for 30 days; 404 where there never was such a file.</summary>
    [Operation("DeleteAttachment")]
    public Task DeleteAttachment(Guid interactionId, Guid attachmentId, CancellationToken cancellation = default) =>
        Delete($"v1/interactions/{interactionId}/attachments/{attachmentId}", cancellation);

    internal static StreamContent File(string fileName, string contentType, Stream bytes)
    {
        var content = new StreamContent(bytes);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        content.Headers.Add("X-File-Name", Uri.EscapeDataString(fileName));
        return content;
    }
}
