using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Stripe;

namespace CloudCrm.Tests.Standins;

/// <summary>Takes calls as Stripe would, writes them down, and answers as a test has it.</summary>
internal sealed class StripeStub : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<StripeCall> _calls = new();

    private StripeStub(WebApplication app) => _app = app;

    /// <summary>The answer to a call: status and body.</summary>
    public Func<StripeCall, Task<(int Status, string Body)>> Answer { get; set; } = _ => Task.FromResult((200, "{}"));

    /// <summary>Headers of its answers.</summary>
    public Dictionary<string, string> Headers { get; } = [];

    /// <summary>What it was sent, in the order of arrival.</summary>
    public IReadOnlyList<StripeCall> Calls => [.. _calls];

    /// <summary>The one call that it was sent.</summary>
    public StripeCall Call => Calls.Single();

    /// <summary>Where it listens.</summary>
    public string Url => _app.Urls.Single();

    public static async Task<StripeStub> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.Configure<KestrelServerOptions>(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var stub = new StripeStub(builder.Build());
        stub._app.Run(stub.Take);
        await stub._app.StartAsync();
        return stub;
    }

    /// <summary>Answers from now on with a body.</summary>
    public void Says(string body, int status = 200) => Answer = _ => Task.FromResult((status, body));

    /// <summary>A client of it that repeats nothing, unless a test says so.</summary>
    public StripeClient Client(int retries = 0, HttpClient? http = null) =>
        new(new StripeClientOptions { ApiKey = "sk_test_1", ApiBase = Url, HttpClient = new SystemNetHttpClient(http, retries) });

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private async Task Take(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var call = new StripeCall(
            http.Request.Method,
            http.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget,
            http.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            await reader.ReadToEndAsync());
        _calls.Enqueue(call);
        var (status, body) = await Answer(call);
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        foreach (var (name, value) in Headers)
            http.Response.Headers[name] = value;
        await http.Response.WriteAsync(body);
    }
}
