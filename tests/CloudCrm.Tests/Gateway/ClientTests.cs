using System.Net;
using System.Net.Sockets;
using System.Text;
using CloudCrm.Client;

namespace CloudCrm.Tests.Gateway;

/// <summary>What the client does when the connection fails, against a server that hangs up.</summary>
[TestFixture]
internal sealed class ClientTests
{
    private const string Answer = """{"id":"0191d8f5-4c5e-7c1a-9d3e-2f6a7b8c9d03","kind":"person","name":"x","contacts":[],"archived":false,"createdAt":"2026-01-01T00:00:00Z","changedAt":"2026-01-01T00:00:00Z","version":1}""";

    [Test]
    public async Task A_creation_whose_connection_failed_is_repeated_once_with_the_same_key()
    {
        await using var server = new RudeServer(hangUps: 1);
        using var client = new CrmClient(server.Address, "token");

        var customer = await client.Customers.Register(new(CustomerKind.Person, "x"));

        Assert.That(customer.Name, Is.EqualTo("x"));
        Assert.That(server.Requests.Select(r => Header(r, "Idempotency-Key")).Distinct().Count(), Is.EqualTo(1));
        Assert.That(server.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task It_is_repeated_no_more_than_once()
    {
        await using var server = new RudeServer(hangUps: 10);
        using var client = new CrmClient(server.Address, "token");

        Assert.ThrowsAsync<HttpRequestException>(() => client.Customers.Register(new(CustomerKind.Person, "x")));
        Assert.That(server.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_change_whose_connection_failed_is_left_to_the_caller()
    {
        await using var server = new RudeServer(hangUps: 1);
        using var client = new CrmClient(server.Address, "token");

        Assert.ThrowsAsync<HttpRequestException>(() => client.Customers.Change(Company.NewId(), new(Name: "x"), 1));
        Assert.That(server.Requests, Has.Count.EqualTo(1));
    }

    private static string Header(string request, string name) =>
        request.Split("\r\n").Single(line => line.StartsWith(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Reads whole requests and hangs up on the first ones; then answers.</summary>
    private sealed class RudeServer : IAsyncDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly CancellationTokenSource _stop = new();
        private readonly Task _serving;

        public RudeServer(int hangUps)
        {
            _listener.Start();
            _serving = Serve(hangUps);
        }

        public List<string> Requests { get; } = [];

        public Uri Address => new($"http://{_listener.LocalEndpoint}");

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            _listener.Stop();
            await _serving;
            _stop.Dispose();
        }

        private async Task Serve(int hangUps)
        {
            while (!_stop.IsCancellationRequested)
            {
                try
                {
                    using var caller = await _listener.AcceptTcpClientAsync(_stop.Token);
                    var stream = caller.GetStream();
                    Requests.Add(await Read(stream, _stop.Token));
                    if (Requests.Count > hangUps)
                        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: {Answer.Length}\r\nConnection: close\r\n\r\n{Answer}"), _stop.Token);
                }
                catch (OperationCanceledException)
                {
                    return;
                }
            }
        }

        private static async Task<string> Read(NetworkStream stream, CancellationToken stop)
        {
            var text = new StringBuilder();
            var buffer = new byte[4096];
            while (!IsWhole(text.ToString()))
                text.Append(Encoding.UTF8.GetString(buffer.AsSpan(0, await stream.ReadAsync(buffer, stop))));
            return text.ToString();
        }

        /// <summary>True when the head and, by either framing, the body are there.</summary>
        private static bool IsWhole(string text)
        {
            var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end < 0)
                return false;
            if (text.Contains("chunked", StringComparison.OrdinalIgnoreCase))
                return text.EndsWith("0\r\n\r\n", StringComparison.Ordinal);
            var length = text.Split("\r\n").Single(line => line.StartsWith("Content-Length", StringComparison.OrdinalIgnoreCase)).Split(':')[1];
            return text.Length - end - 4 >= int.Parse(length, System.Globalization.CultureInfo.InvariantCulture);
        }
    }
}
