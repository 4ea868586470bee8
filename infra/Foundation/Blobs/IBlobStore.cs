using CloudCrm.Contracts;

namespace CloudCrm.Foundation.Blobs;

/// <summary>Files: attachments, imports, exports, documents. Bytes only; what they are is in rows.</summary>
/// <remarks>
/// Paths come from <see cref="BlobPath.Of"/>. A file is there whole or not at all: a reader never sees half of one, a broken
/// upload leaves nothing readable behind. Writing a path again replaces the file, so a retry with the same path is safe.
/// </remarks>
public interface IBlobStore
{
    /// <summary>Streams a file in and tells its size and digest. It is durable and readable when this returns.</summary>
    /// <param name="path">Where; see <see cref="BlobPath.Of"/>.</param>
    /// <param name="content">Read once, to its end.</param>
    /// <param name="maxBytes">The most that may come.</param>
    /// <param name="cancellation">Stops the upload; nothing stays.</param>
    /// <exception cref="BlobTooLargeException">More than <paramref name="maxBytes"/> came; nothing was stored.</exception>
    /// <exception cref="ArgumentException">The path is malformed.</exception>
    Task<BlobInfo> Write(string path, Stream content, long maxBytes, CancellationToken cancellation = default);

    /// <summary>The file from its start; null where there is none. Dispose the stream.</summary>
    /// <exception cref="ArgumentException">The path is malformed.</exception>
    Task<Stream?> OpenRead(string path, CancellationToken cancellation = default);

    /// <summary>Deletes a file; one that is gone is fine.</summary>
    /// <exception cref="ArgumentException">The path is malformed.</exception>
    Task Delete(string path, CancellationToken cancellation = default);

    /// <summary>Deletes files of a tenant, whatever they are, and tells how many; 0 when none is left.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="max">The most that this call deletes.</param>
    /// <param name="cancellation">Stops it between two files.</param>
    Task<int> DeleteAll(TenantId tenant, int max, CancellationToken cancellation = default);
}
