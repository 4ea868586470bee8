using System.Security.Cryptography;

namespace CloudCrm.Foundation.Blobs;

/// <summary>Reads a stream once in pieces, with its digest and a bound on its length.</summary>
internal sealed class MeteredStream(Stream content, long maxBytes) : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    private string? _type;

    /// <summary>Bytes read so far.</summary>
    public long Bytes { get; private set; }

    /// <summary>Fills the buffer as far as the content goes; 0 at its end.</summary>
    /// <exception cref="BlobTooLargeException">The bound is passed.</exception>
    public async ValueTask<int> Fill(Memory<byte> buffer, CancellationToken cancellation)
    {
        var count = await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation);
        Bytes += count;
        if (Bytes > maxBytes)
            throw new BlobTooLargeException(maxBytes);
        _hash.AppendData(buffer.Span[..count]);
        _type ??= MediaSniffer.TypeOf(buffer.Span[..count]);
        return count;
    }

    /// <summary>What was read.</summary>
    public BlobInfo Info(string path) => new(path, Bytes, Convert.ToHexStringLower(_hash.GetHashAndReset()), _type ?? MediaSniffer.Unknown);

    public void Dispose() => _hash.Dispose();
}
