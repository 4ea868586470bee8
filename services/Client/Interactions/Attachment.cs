namespace CloudCrm.Client;

/// <summary>A file on an interaction or a customer.</summary>
/// <param name="Id">Its id.</param>
/// <param name="FileName">1 to 255 characters, no path.</param>
/// <param name="ContentType">A media type.</param>
/// <param name="SizeBytes">Its length in bytes, at most 100,000,000.</param>
/// <param name="Sha256">Lower-case hexadecimal SHA-256 of the bytes.</param>
/// <param name="RecordedAt">When it was recorded (UTC).</param>
/// <param name="DetectedType">What it is by its first bytes, whatever is said of it; null for files from before this was looked at.</param>
/// <param name="CustomerId">The customer that it stands on: among merged ones that one of them. Null on an interaction.</param>
public sealed record Attachment(
    Guid Id, string FileName, string ContentType, long SizeBytes, string Sha256, DateTimeOffset RecordedAt, string? DetectedType = null, Guid? CustomerId = null);

/// <summary>The bytes of a file, read from the wire as they are asked for. Dispose it.</summary>
public sealed class AttachmentContent : IDisposable
{
    private readonly HttpResponseMessage _response;

    internal AttachmentContent(HttpResponseMessage response, Stream bytes) => (_response, Bytes) = (response, bytes);

    /// <summary>The bytes.</summary>
    public Stream Bytes { get; }

    /// <summary>The media type.</summary>
    public string ContentType => _response.Content.Headers.ContentType?.ToString() ?? "application/octet-stream";

    /// <summary>The length in bytes.</summary>
    public long? SizeBytes => _response.Content.Headers.ContentLength;

    /// <summary>The file's name.</summary>
    public string? FileName =>
        _response.Content.Headers.ContentDisposition is { } disposition ? disposition.FileNameStar ?? disposition.FileName : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        Bytes.Dispose();
        _response.Dispose();
    }
}
