namespace Stripe;

/// <summary>Sends requests by System.Net.Http and repeats what came to nothing.</summary>
public class SystemNetHttpClient : IHttpClient
{
    /// <summary>How often a request is repeated if nothing else is said.</summary>
    public const int DefaultMaxNumberRetries = 2;

    static readonly Lazy<HttpClient> s_shared = new(BuildDefaultSystemNetHttpClient);
    readonly HttpClient _http;
    readonly string _userAgent;

    /// <summary>Over a client of one's own, or over one that all share.</summary>
    /// <param name="httpClient">The client, whose timeout holds for each attempt.</param>
    /// <param name="maxNetworkRetries">How often a request is repeated; 0 for never.</param>
    /// <param name="appInfo">The program that calls.</param>
    /// <param name="enableTelemetry">Nothing here: the stand-in tells Stripe nothing about its calls.</param>
    public SystemNetHttpClient(HttpClient httpClient = null, int maxNetworkRetries = DefaultMaxNumberRetries, AppInfo appInfo = null, bool enableTelemetry = true)
    {
        _http = httpClient ?? s_shared.Value;
        _userAgent = $"Stripe.Standin/{StripeConfiguration.StripeNetVersion}" + (appInfo is null ? "" : " " + appInfo.FormatUserAgent());
        MaxNetworkRetries = maxNetworkRetries;
        EnableTelemetry = enableTelemetry;
    }

    /// <summary>How long an attempt may take if nothing else is said.</summary>
    public static TimeSpan DefaultHttpTimeout => TimeSpan.FromSeconds(80);

    /// <summary>The longest pause before a repetition.</summary>
    public static TimeSpan MaxNetworkRetriesDelay => TimeSpan.FromSeconds(5);

    /// <summary>The shortest pause before a repetition.</summary>
    public static TimeSpan MinNetworkRetriesDelay => TimeSpan.FromMilliseconds(500);

    /// <summary>What was said of telemetry.</summary>
    public bool EnableTelemetry { get; }

    /// <summary>How often a request is repeated.</summary>
    public int MaxNetworkRetries { get; }

    /// <summary>A client with the usual timeout.</summary>
    public static HttpClient BuildDefaultSystemNetHttpClient() => new() { Timeout = DefaultHttpTimeout };

    /// <inheritdoc/>
    public async Task<StripeResponse> MakeRequestAsync(StripeRequest request, CancellationToken cancellationToken = default)
    {
        using var response = await Send(request, cancellationToken).ConfigureAwait(false);
        return new(response.StatusCode, response.Headers, await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false));
    }

    /// <inheritdoc/>
    public async Task<StripeStreamedResponse> MakeStreamingRequestAsync(StripeRequest request, CancellationToken cancellationToken = default)
    {
        var response = await Send(request, cancellationToken).ConfigureAwait(false);
        return new(response.StatusCode, response.Headers, await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false));
    }

    async Task<HttpResponseMessage> Send(StripeRequest request, CancellationToken cancellationToken)
    {
        for (var retries = 0; ; retries++)
        {
            var last = retries >= MaxNetworkRetries;
            try
            {
                var response = await _http.SendAsync(Message(request), cancellationToken).ConfigureAwait(false);
                if (last || !WorthRepeating(response)) return response;
                response.Dispose();
            }
            catch (Exception failure) when (!last && IsSilence(failure, cancellationToken))
            {
                // Nobody knows whether it got through; the idempotency key makes it safe to say again.
            }

            await Task.Delay(Pause(retries), cancellationToken).ConfigureAwait(false);
        }
    }

    HttpRequestMessage Message(StripeRequest request)
    {
        var message = new HttpRequestMessage(request.Method, request.Uri) { Content = request.Content };
        message.Headers.Authorization = request.AuthorizationHeader;
        message.Headers.TryAddWithoutValidation("User-Agent", _userAgent);
        foreach (var (name, value) in request.StripeHeaders) message.Headers.Add(name, value);
        return message;
    }

    static bool IsSilence(Exception failure, CancellationToken cancellationToken) =>
        failure is HttpRequestException || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    // Stripe's own word goes first.
    static bool WorthRepeating(HttpResponseMessage response) =>
        response.Headers.TryGetValues("Stripe-Should-Retry", out var said) && bool.TryParse(said.First(), out var should)
            ? should
            : response.StatusCode == HttpStatusCode.Conflict || (int)response.StatusCode >= 500;

    static TimeSpan Pause(int retries)
    {
        var most = MinNetworkRetriesDelay * Math.Pow(2, retries);
        if (most > MaxNetworkRetriesDelay) most = MaxNetworkRetriesDelay;
        var jittered = most * (0.75 + (Random.Shared.NextDouble() / 4));
        return jittered < MinNetworkRetriesDelay ? MinNetworkRetriesDelay : jittered;
    }
}
