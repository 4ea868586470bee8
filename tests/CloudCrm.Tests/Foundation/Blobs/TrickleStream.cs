namespace CloudCrm.Tests.Foundation.Blobs;

/// <summary>A stream as a network gives it: in small uneven pieces, of unknown length, and sometimes it breaks.</summary>
public sealed class TrickleStream(byte[] content, int? breaksAt = null) : Stream
{
    private int _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (_position >= breaksAt)
            throw new EndOfStreamException("The connection broke.");
        var piece = Math.Min(Math.Min(count, 7_919), content.Length - _position);
        content.AsSpan(_position, piece).CopyTo(buffer.AsSpan(offset));
        _position += piece;
        return piece;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
