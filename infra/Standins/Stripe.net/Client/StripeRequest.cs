using System.Net.Http.Headers;
using System.Text;

namespace Stripe;

/// <summary>A request that is ready to be sent, as often as need be.</summary>
public class StripeRequest
{
    readonly BaseOptions _options;
    readonly string _raw;

    internal StripeRequest(string apiBase, string apiKey, HttpMethod method, string path, BaseOptions options, string raw, RequestOptions requestOptions)
    {
        _options = options;
        _raw = raw;
        Method = method;
        var query = method == HttpMethod.Post ? "" : FormEncoder.Text(options);
        Uri = new Uri(apiBase + path + (query.Length > 0 ? "?" + query : ""));
        AuthorizationHeader = new("Bearer", apiKey ?? throw new StripeException("There is no API key: set StripeClientOptions.ApiKey."));
        StripeHeaders = Headers(method, path, requestOptions);
    }

    /// <summary>The HTTP method.</summary>
    public HttpMethod Method { get; }

    /// <summary>Where it goes to, with the parameters of what is no POST.</summary>
    public Uri Uri { get; }

    /// <summary>The API key as a header.</summary>
    public AuthenticationHeaderValue AuthorizationHeader { get; }

    /// <summary>Version, idempotency key and the like.</summary>
    public IDictionary<string, string> StripeHeaders { get; }

    /// <summary>The body, made anew at every look; null for what is no POST.</summary>
    public HttpContent Content =>
        Method != HttpMethod.Post ? null
        : _raw is null ? FormEncoder.Body(_options)
        : new StringContent(_raw, Encoding.UTF8, IsSecondVersion(Uri.AbsolutePath) ? "application/json" : "application/x-www-form-urlencoded");

    /// <summary>The method and the path; nothing of the parameters.</summary>
    public override string ToString() => $"<{GetType().FullName} Method={Method} Uri={Uri.GetLeftPart(UriPartial.Path)}>";

    internal static bool IsSecondVersion(string path) => path.StartsWith("/v2", StringComparison.Ordinal);

    static Dictionary<string, string> Headers(HttpMethod method, string path, RequestOptions options)
    {
        var headers = new Dictionary<string, string> { ["Stripe-Version"] = StripeConfiguration.ApiVersion };
        Add("Stripe-Account", options?.StripeAccount);
        Add("Stripe-Context", options?.StripeContext);
        Add("Stripe-Request-Trigger", options?.StripeRequestTrigger);
        Add("Idempotency-Key", options?.IdempotencyKey);
        if (method == HttpMethod.Post || (method == HttpMethod.Delete && IsSecondVersion(path))) headers.TryAdd("Idempotency-Key", Guid.NewGuid().ToString());
        if (options is RawRequestOptions raw)
            foreach (var (name, value) in raw.AdditionalHeaders) headers[name] = value;
        return headers;

        void Add(string name, string value)
        {
            if (!string.IsNullOrEmpty(value)) headers.Add(name, value);
        }
    }
}
