using CloudCrm.Foundation;
using Polly;
using Stripe;

namespace CloudCrm.Billing.Payments.Stripe.Gate;

/// <summary>
/// The one way to Stripe. An attempt takes at most <see cref="AttemptMax"/>, a call with all of its repetitions at most <see cref="CallMax"/>, so that a grain
/// call of 30 s outlives it. What may pass by itself is repeated under the same key (<see cref="Repetition"/>); every attempt is a row of <c>stripe_calls</c>.
/// Where Stripe gives no answers at all, calls end at once for a moment (<see cref="Polly.CircuitBreaker.BrokenCircuitException"/>).
/// </summary>
internal sealed class StripeGate : IDisposable
{
    /// <summary>The longest an attempt takes.</summary>
    public static readonly TimeSpan AttemptMax = TimeSpan.FromSeconds(8);

    /// <summary>The longest a call takes, its repetitions included.</summary>
    public static readonly TimeSpan CallMax = TimeSpan.FromSeconds(25);

    private readonly StripeSettings _settings;
    private readonly StripeCallLog _log;
    private readonly HttpClient _connections;
    private readonly SystemNetHttpClient _http;

    // Both go by the machine's clock: a pause also ends where the product's clock stands still.
    private readonly ResiliencePipeline _call = new ResiliencePipelineBuilder().AddTimeout(CallMax).Build();
    private readonly ResiliencePipeline<StripeResponse> _request =
        new ResiliencePipelineBuilder<StripeResponse>().AddRetry(Repetition.Options).AddCircuitBreaker(Repetition.Breaker).AddTimeout(AttemptMax).Build();

    public StripeGate(StripeSettings settings, StripeCallLog log)
    {
        (_settings, _log) = (settings, log);
        _connections = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5), UseCookies = false }) { Timeout = Timeout.InfiniteTimeSpan };
        _http = new(_connections, maxNetworkRetries: 0, new AppInfo { Name = "CloudCrm" }, enableTelemetry: false);
    }

    /// <summary>Whether there is a key.</summary>
    public bool IsOn => _settings.IsOn;

    /// <summary>
    /// Makes a call. It may be repeated; when it throws, whether Stripe did it is unknown unless it is a <see cref="StripeException"/> of a status below 500.
    /// A status of 500 stays under its key: look for the object before it is made again under another key.
    /// </summary>
    /// <param name="act">What it is.</param>
    /// <param name="call">The call, with the options that it must be given. One write, or any number of reads.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    /// <exception cref="StripeException">Stripe refused. Its message holds nothing of what was said; <see cref="StripeException.StripeError"/> may.</exception>
    /// <exception cref="SettingException">There is no key.</exception>
    /// <exception cref="InvalidOperationException">It writes without the act's key, or twice under it: a bug.</exception>
    public async Task<T> Call<T>(StripeAct act, Func<StripeClient, RequestOptions, CancellationToken, Task<T>> call, CancellationToken cancellation = default)
    {
        if (!IsOn)
            throw new SettingException("Stripe:ApiKey is needed for this.");
        var sender = new GateSender(_http, _request, _log, act);
        var client = new StripeClient(new StripeClientOptions { ApiKey = _settings.ApiKey, ApiBase = _settings.ApiBase, HttpClient = sender });
        try
        {
            return await _call.ExecuteAsync(async stop => await call(client, new RequestOptions { IdempotencyKey = act.Key }, stop), cancellation);
        }
        catch (StripeException refused)
        {
            throw Redacted(act, refused);
        }
    }

    public void Dispose() => _connections.Dispose();

    // Messages are logged, and Stripe's repeat what was sent.
    private static StripeException Redacted(StripeAct act, StripeException refused)
    {
        var (error, status) = (refused.StripeError, (int)refused.HttpStatusCode);
        var why = error is null ? "" : $" {error.Type} {error.Code}";
        return new(refused.HttpStatusCode, error, $"Stripe refused {act.Name}: {status}{why} (request {refused.StripeResponse?.RequestId}).") { StripeResponse = refused.StripeResponse };
    }
}
