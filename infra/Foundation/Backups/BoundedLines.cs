using System.Text;

namespace CloudCrm.Foundation.Backups;

/// <summary>Reads lines of UTF-8 that nobody vouches for: none longer than a bound.</summary>
internal sealed class BoundedLines(Stream content, int charsMax) : IDisposable
{
    private readonly StreamReader _reader = new(content, new UTF8Encoding(false), detectEncodingFromByteOrderMarks: false, leaveOpen: true);
    private readonly char[] _buffer = new char[4_096];
    private int _at;
    private int _end;

    public void Dispose() => _reader.Dispose();

    /// <summary>The next line without its end; null after the last.</summary>
    /// <exception cref="InvalidDataException">The line is too long, or the last one has no end.</exception>
    public async Task<string?> Next(CancellationToken cancellation)
    {
        var line = new StringBuilder();
        while (true)
        {
            if (_at == _end)
                (_at, _end) = (0, await _reader.ReadAsync(_buffer, cancellation));
            if (_end == 0)
                return line.Length == 0 ? null : throw new InvalidDataException("the last line has no end");
            var length = _buffer.AsSpan(_at, _end - _at).IndexOf('\n');
            line.Append(_buffer, _at, length < 0 ? _end - _at : length);
            if (line.Length > charsMax)
                throw new InvalidDataException("a line is too long");
            _at = length < 0 ? _end : _at + length + 1;
            if (length >= 0)
                return line.ToString();
        }
    }
}
