using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CloudCrm.Tests.StripeSimulation;

/// <summary>Somebody who is sent events.</summary>
internal sealed class StripeReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(string Signature, string Body)> _posts = new();

    private StripeReceiver(WebApplication app) => _app = app;

    /// <summary>What it answers to what it trusts.</summary>
    public int Status { get; set; } = 200;

    /// <summary>Whether it believes a signature of a body; others get 400.</summary>
    public Func<string, string, bool> Trusts { get; set; } = (_, _) => true;

    public IReadOnlyList<(string Signature, string Body)> Posts => [.. _posts];

    /// <summary>The ids of the events it was sent, in order of arrival.</summary>
    public IReadOnlyList<string> Ids => [.. _posts.Select(post => JsonNode.Parse(post.Body)!.Text("id"))];

    public string Url => _app.Urls.Single() + "/stripe";

    public static async Task<StripeReceiver> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var receiver = new StripeReceiver(app);
        app.MapPost("/stripe", (Delegate)receiver.Take);
        await app.StartAsync();
        return receiver;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private async Task<IResult> Take(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync();
        var signature = http.Request.Headers["Stripe-Signature"].ToString();
        _posts.Enqueue((signature, body));
        return Results.StatusCode(Trusts(signature, body) ? Status : 400);
    }
}
