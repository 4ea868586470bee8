using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace CloudCrm.Tests.Gateway;

/// <summary>One request as raw as a test wants it.</summary>
internal sealed record Shot(string Method, string Path)
{
    public byte[]? Body { get; init; }

    public string? ContentType { get; init; }

    public string? Token { get; init; }

    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    public static Shot Get(string path) => new("GET", path);

    public static Shot Json(string method, string path, string json) =>
        new(method, path) { Body = Encoding.UTF8.GetBytes(json), ContentType = "application/json" };

    public Shot As(string? token) => this with { Token = token };

    /// <summary>With one header set, in place of one of that name.</summary>
    public Shot With(string name, string value) => this with { Headers = [.. Headers.Where(h => h.Name != name), (name, value)] };

    public Shot Without(string name) => this with { Headers = [.. Headers.Where(h => h.Name != name)] };

    public async Task<Reply> Fire(TheApi api)
    {
        using var request = new HttpRequestMessage(new(Method), Path);
        if (Body is not null)
        {
            request.Content = new ByteArrayContent(Body);
            if (ContentType is not null)
                request.Content.Headers.TryAddWithoutValidation("Content-Type", ContentType);
        }

        if (Token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        foreach (var (name, value) in Headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await api.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return await Reply.Of(response);
    }

    public override string ToString() => $"{Method} {Path} {(Body is null ? "" : Encoding.UTF8.GetString(Body.AsSpan(0, Math.Min(Body.Length, 300))))} {string.Join(' ', Headers)}";
}

/// <summary>What came back.</summary>
internal sealed record Reply(HttpStatusCode Status, string Text, HttpResponseMessage Response)
{
    public bool IsOk => (int)Status is >= 200 and < 300;

    /// <summary>Whether it takes Stripe, which an installation of tests mostly lacks: the fixtures of Stripe have the good case.</summary>
    public bool IsOff => Code == "card_payments_off";

    public JsonNode Json => JsonNode.Parse(Text) ?? throw new AssertionException("The answer is no JSON.");

    public string? Code => Member("code");

    public string? Field => Member("field");

    public bool IsProblem => Response.Content.Headers.ContentType?.MediaType == "application/problem+json"
        && Code is { Length: > 0 } && Member("traceId") is { Length: > 0 } && Json["status"]!.GetValue<int>() == (int)Status;

    /// <summary>Status and body without what names the single request.</summary>
    public string Essence
    {
        get
        {
            if (!IsProblem)
                return $"{(int)Status} {Text}";
            var body = Json.AsObject();
            body.Remove("traceId");
            return $"{(int)Status} {body.ToJsonString()}";
        }
    }

    public static async Task<Reply> Of(HttpResponseMessage response) => new(response.StatusCode, await Read(response.Content), response);

    public string? Header(string name) =>
        Response.Headers.TryGetValues(name, out var values) || Response.Content.Headers.TryGetValues(name, out values) ? string.Join(", ", values) : null;

    public override string ToString() => $"{(int)Status} {Text}";

    /// <summary>All of it; of a stream that never ends its first words.</summary>
    private static async Task<string> Read(HttpContent content)
    {
        if (content.Headers.ContentType?.MediaType != "text/event-stream")
            return await content.ReadAsStringAsync();
        using var lines = new StreamReader(await content.ReadAsStreamAsync());
        var text = new StringBuilder();
        while (await lines.ReadLineAsync() is { Length: > 0 } line)
            text.AppendLine(line);
        return text.ToString();
    }

    private string? Member(string name) => Text.StartsWith('{') ? Json[name]?.ToString() : null;
}
