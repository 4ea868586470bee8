namespace CloudCrm.Foundation.Blobs;

/// <summary>More bytes came than were allowed; nothing was stored.</summary>
public sealed class BlobTooLargeException : IOException
{
    /// <summary>Names the bound.</summary>
    public BlobTooLargeException(long maxBytes) : base($"A file has at most {maxBytes} bytes here.") => MaxBytes = maxBytes;

    /// <summary>Without words.</summary>
    public BlobTooLargeException()
    {
    }

    /// <summary>With words.</summary>
    public BlobTooLargeException(string message) : base(message)
    {
    }

    /// <summary>With a cause.</summary>
    public BlobTooLargeException(string message, Exception innerException) : base(message, innerException)
    {
    }

    /// <summary>The most that was allowed, in bytes.</summary>
    public long MaxBytes { get; }
}
