using System.Buffers;
using System.Buffers.Text;
using System.Net.Sockets;
using System.Text;

namespace CloudCrm.Bench.Load;

/// <summary>
/// A keep-alive HTTP/1.1 connection that costs the load as little as possible, since it shares its cores with the product.
/// Understands answers with Content-Length or chunks; one request at a time.
/// </summary>
internal sealed class RawHttp : IDisposable
{
    private readonly Socket _socket;
    private readonly string _common;
    private byte[] _buffer = new byte[64 * 1024];

    private RawHttp(Socket socket, string common) => (_socket, _common) = (socket, common);

    /// <summary>Connects; every request carries the bearer token.</summary>
    public static async Task<RawHttp> Connect(Uri address, string token)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(address.Host, address.Port);
        return new(socket, $"Host: {address.Authority}\r\nAuthorization: Bearer {token}\r\n");
    }

    /// <summary>Gets a path; the status code.</summary>
    public Task<int> Get(string path) => Send($"GET {path} HTTP/1.1\r\n{_common}\r\n");

    /// <summary>Posts JSON; the status code.</summary>
    public Task<int> Post(string path, string json, string idempotencyKey) =>
        Send($"POST {path} HTTP/1.1\r\n{_common}Idempotency-Key: {idempotencyKey}\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(json)}\r\n\r\n{json}");

    /// <summary>Posts bytes that are there already; the status code.</summary>
    public async Task<int> Post(string path, string contentType, ReadOnlyMemory<byte> body)
    {
        var head = $"POST {path} HTTP/1.1\r\n{_common}Content-Type: {contentType}\r\nContent-Length: {body.Length}\r\n\r\n";
        await _socket.SendAsync(Encoding.ASCII.GetBytes(head));
        for (var sent = 0; sent < body.Length;)
            sent += await _socket.SendAsync(body[sent..]);
        return await Answer();
    }

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();

    private async Task<int> Send(string request)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(request.Length));
        var length = Encoding.UTF8.GetBytes(request, bytes);
        await _socket.SendAsync(bytes.AsMemory(0, length));
        ArrayPool<byte>.Shared.Return(bytes);
        return await Answer();
    }

    private async Task<int> Answer()
    {
        var filled = 0;
        while (true)
        {
            if (filled == _buffer.Length)
                Array.Resize(ref _buffer, _buffer.Length * 2);
            var read = await _socket.ReceiveAsync(_buffer.AsMemory(filled));
            if (read == 0)
                throw new IOException("The connection was closed.");
            filled += read;
            if (IsComplete(_buffer.AsSpan(0, filled), out var status))
                return status;
        }
    }

    private static bool IsComplete(ReadOnlySpan<byte> answer, out int status)
    {
        status = 0;
        var end = answer.IndexOf("\r\n\r\n"u8);
        if (end < 0 || !Utf8Parser.TryParse(answer[9..12], out status, out _))
            return false;
        var head = answer[..end];
        var body = answer.Length - end - 4;
        var at = head.IndexOf("Content-Length: "u8);
        if (at >= 0 && Utf8Parser.TryParse(head[(at + 16)..], out int length, out _))
            return body >= length;
        return status is 204 or 304 || answer.EndsWith("\r\n0\r\n\r\n"u8) || answer[end..].SequenceEqual("\r\n\r\n0\r\n\r\n"u8);
    }
}
