using System.Globalization;
using System.Text.Json.Nodes;
using CloudCrm.StripeSimulator;

namespace CloudCrm.Tests.Billing.Stripe.Years;

/// <summary>Somebody at Stripe's dashboard, who changes things there by hand.</summary>
internal sealed class Dashboard : IDisposable
{
    private readonly HttpClient _http;

    public Dashboard(Simulator stripe)
    {
        _http = new() { BaseAddress = new(stripe.Url) };
        _http.DefaultRequestHeaders.Add("Authorization", "Bearer sk_test_simulator");
        _http.DefaultRequestHeaders.Add("Stripe-Version", "2026-07-29.dahlia");
    }

    /// <summary>Does something, and answers what it made.</summary>
    public async Task<JsonObject> Post(string path, params (string Name, object Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(it => KeyValuePair.Create(it.Name, Convert.ToString(it.Value, CultureInfo.InvariantCulture)!)));
        using var answer = await _http.PostAsync(new Uri(path, UriKind.Relative), form);
        return await Read(answer);
    }

    /// <summary>Deletes something.</summary>
    public async Task Delete(string path)
    {
        using var answer = await _http.DeleteAsync(new Uri(path, UriKind.Relative));
        await Read(answer);
    }

    public void Dispose() => _http.Dispose();

    private static async Task<JsonObject> Read(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!.AsObject();
    }
}
