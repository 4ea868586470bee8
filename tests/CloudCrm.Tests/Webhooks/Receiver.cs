using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CloudCrm.Tests.Webhooks;

/// <summary>A program of the outside world that takes posts, and answers as a test has it.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Post> _posts = new();

    private Receiver(WebApplication app) => _app = app;

    /// <summary>What it answers: an HTTP status. 204 unless a test says something else; called before the post is counted.</summary>
    public Func<Post, Task<int>> Answer { get; set; } = _ => Task.FromResult(204);

    /// <summary>Headers of its answers.</summary>
    public Dictionary<string, string> Headers { get; } = [];

    /// <summary>What it was sent, in the order of arrival, whatever it answered.</summary>
    public IReadOnlyList<Post> Posts => [.. _posts];

    /// <summary>Where it listens.</summary>
    public string Url => _app.Urls.Single() + "/hook";

    public static async Task<Receiver> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.Configure<KestrelServerOptions>(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var receiver = new Receiver(app);
        app.MapPost("/hook", (Delegate)receiver.Take);
        await app.StartAsync();
        return receiver;
    }

    /// <summary>The posts of a type, when there are so many different events of it.</summary>
    public async Task<IReadOnlyList<Post>> Events(int count, string? type = null)
    {
        await Eventually.Holds(() => Of(type).Select(post => post.Id).Distinct().Count() >= count, $"{count} events {type} arrive");
        return Of(type);
    }

    public IReadOnlyList<Post> Of(string? type) => [.. Posts.Where(post => type is null || post.Type == type)];

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private async Task<IResult> Take(HttpContext http)
    {
        var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        var post = new Post(Header("webhook-id"), Header("webhook-timestamp"), Header("webhook-signature"), http.Request.ContentType ?? "", body.ToArray());
        var status = await Answer(post);
        _posts.Enqueue(post);
        foreach (var (name, value) in Headers)
            http.Response.Headers[name] = value;
        return Results.StatusCode(status);

        string Header(string name) => http.Request.Headers[name].ToString();
    }
}

/// <summary>One post as its receiver sees it.</summary>
internal sealed record Post(string Id, string Timestamp, string Signatures, string ContentType, byte[] Body)
{
    public JsonNode Json => JsonNode.Parse(Body)!;

    public string Type => Json["type"]!.GetValue<string>();

    public JsonNode Data => Json["data"]!;

    public long Sequence => Data["sequence"]!.GetValue<long>();

    /// <summary>Whether a receiver with this secret trusts it. Written from the specification, with nothing of the product's.</summary>
    public bool IsSignedWith(string secret)
    {
        var key = Convert.FromBase64String(secret.Replace("whsec_", "", StringComparison.Ordinal));
        var expected = HMACSHA256.HashData(key, (byte[])[.. Encoding.ASCII.GetBytes($"{Id}.{Timestamp}."), .. Body]);
        return Signatures.Split(' ').Any(one => one.StartsWith("v1,", StringComparison.Ordinal) && CryptographicOperations.FixedTimeEquals(Convert.FromBase64String(one[3..]), expected));
    }

    public bool IsSignedAt(DateTimeOffset now) => Math.Abs(long.Parse(Timestamp, CultureInfo.InvariantCulture) - now.ToUnixTimeSeconds()) < 300;
}
