using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using CloudCrm.StripeSimulator;

namespace CloudCrm.Tests.StripeSimulation;

/// <summary>A caller of the simulator that speaks as Stripe's clients do: form-encoded in, JSON out.</summary>
internal sealed class StripeCaller(Simulator simulator, string key = "sk_test_simulator", string version = "2026-07-29.dahlia") : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = new Uri(simulator.Url) };

    /// <summary>Posts words such as "name=Acme" and takes the answer, whatever it is.</summary>
    public Task<StripeAnswer> Try(string path, string? idempotencyKey, params string[] words) => Send(HttpMethod.Post, path, words, idempotencyKey);

    /// <summary>Posts and expects success.</summary>
    public async Task<JsonObject> Post(string path, params string[] words) => Ok(await Send(HttpMethod.Post, path, words));

    /// <summary>Gets and expects success.</summary>
    public async Task<JsonObject> Get(string path) => Ok(await Send(HttpMethod.Get, path, []));

    public Task<StripeAnswer> TryGet(string path) => Send(HttpMethod.Get, path, []);

    public async Task<JsonObject> Delete(string path) => Ok(await Send(HttpMethod.Delete, path, []));

    public void Dispose() => _http.Dispose();

    private static JsonObject Ok(StripeAnswer answer)
    {
        Assert.That(answer.Status, Is.EqualTo(200), answer.Body.ToJsonString());
        return answer.Body;
    }

    private async Task<StripeAnswer> Send(HttpMethod method, string path, string[] words, string? idempotencyKey = null)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new("Bearer", key);
        request.Headers.Add("Stripe-Version", version);
        if (idempotencyKey is not null)
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        if (method == HttpMethod.Post)
            request.Content = new FormUrlEncodedContent(words.Select(word => KeyValuePair.Create(word[..word.IndexOf('=', StringComparison.Ordinal)], word[(word.IndexOf('=', StringComparison.Ordinal) + 1)..])));
        using var answer = await _http.SendAsync(request);
        return new((int)answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject(), answer.Headers);
    }
}

/// <summary>An answer of the simulator.</summary>
internal sealed record StripeAnswer(int Status, JsonObject Body, HttpResponseHeaders Headers)
{
    public string? Code => Error("code");

    public string? Type => Error("type");

    public string? Param => Error("param");

    public string Id => Body["id"]!.GetValue<string>();

    public string? Header(string name) => Headers.TryGetValues(name, out var values) ? values.Single() : null;

    private string? Error(string name) => Body["error"]?[name]?.GetValue<string>();
}

/// <summary>Reading answers.</summary>
internal static class StripeJson
{
    public static string Id(this JsonObject thing) => thing.Text("id");

    public static string Text(this JsonNode thing, string name) => thing[name]!.GetValue<string>();

    public static long Number(this JsonNode thing, string name) => thing[name]!.GetValue<long>();

    public static IReadOnlyList<JsonObject> Data(this JsonNode list) => [.. list["data"]!.AsArray().Select(one => one!.AsObject())];

    public static string Seconds(this DateTimeOffset instant) => instant.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
