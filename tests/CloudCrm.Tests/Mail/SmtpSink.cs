using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CloudCrm.Tests.Mail;

/// <summary>A mail server of the outside world that takes mails, and answers as a test has it.</summary>
internal sealed class SmtpSink : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _accepting;

    public SmtpSink()
    {
        _listener.Start();
        _accepting = Accept();
    }

    /// <summary>What the server answers to a recipient or to a mail's end, one answer a mail; null hangs up without a word. Empty means yes.</summary>
    public ConcurrentQueue<string?> ToRecipient { get; } = new();

    public ConcurrentQueue<string?> ToContent { get; } = new();

    /// <summary>The mails it was given, those that it refused afterwards too.</summary>
    public ConcurrentQueue<string> Mails { get; } = new();

    public int Tries;

    public Dictionary<string, string?> Settings => new()
    {
        ["Mail:Smtp:Host"] = "127.0.0.1",
        ["Mail:Smtp:Port"] = $"{((IPEndPoint)_listener.LocalEndpoint).Port}",
        ["Mail:Smtp:Tls"] = "none",
    };

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _stop.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                _ = Talk(client);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The test is over.
            _stop.Token.Register(() => _listener.Dispose());
        }
    }

    private async Task Talk(TcpClient client)
    {
        using var _ = client;
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.UTF8);
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 sink");
        while (await reader.ReadLineAsync() is { } line)
        {
            var answer = line.Split(' ')[0].ToUpperInvariant() switch
            {
                "EHLO" or "HELO" => "250 sink",
                "MAIL" => "250 ok",
                "RCPT" => Next(ToRecipient, "250 ok"),
                "DATA" => "354 go on",
                "QUIT" => "221 bye",
                _ => "500 what",
            };
            if (line.StartsWith("RCPT", StringComparison.OrdinalIgnoreCase))
                Interlocked.Increment(ref Tries);
            if (answer is null)
                return;
            await writer.WriteLineAsync(answer);
            if (answer[0] != '3')
                continue;
            Mails.Enqueue(await Content(reader));
            if (Next(ToContent, "250 taken") is not { } verdict)
                return;
            await writer.WriteLineAsync(verdict);
        }
    }

    private static string? Next(ConcurrentQueue<string?> answers, string otherwise) => answers.TryDequeue(out var answer) ? answer : otherwise;

    private static async Task<string> Content(StreamReader reader)
    {
        var content = new StringBuilder();
        while (await reader.ReadLineAsync() is { } line && line != ".")
            content.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        return content.ToString();
    }
}
