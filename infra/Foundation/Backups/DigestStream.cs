using System.Security.Cryptography;

namespace CloudCrm.Foundation.Backups;

/// <summary>Reads a file once, as far as it went when it was opened, with its digest.</summary>
internal sealed class DigestStream(FileStream content) : Stream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long _read;

    /// <summary>The digest of all that was read, in lower-case hexadecimal; once.</summary>
    public string Sha256() => Convert.ToHexStringLower(_hash.GetHashAndReset());

    public override bool CanRead => true;

    // The archive asks for the length; nobody goes anywhere.
    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length { get; } = content.Length;

    public override long Position { get => _read; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer) => Took(buffer, content.Read(buffer[..Fitting(buffer.Length)]));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await content.ReadAsync(buffer[..Fitting(buffer.Length)], cancellationToken);
        return Took(buffer.Span, count);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush() => content.Flush();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            content.Dispose();
            _hash.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Fitting(int wanted) => (int)Math.Min(wanted, Length - _read);

    private int Took(ReadOnlySpan<byte> buffer, int count)
    {
        if (count == 0 && buffer.Length > 0 && _read < Length)
            throw new IOException($"{content.Name} became shorter while it was read.");
        _hash.AppendData(buffer[..count]);
        _read += count;
        return count;
    }
}
