using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using CloudCrm.Contracts;

namespace CloudCrm.Crm.Webhooks;

/// <summary>What came of a post.</summary>
/// <param name="Status">The receiver's HTTP status; null where none came.</param>
/// <param name="Took">How long it took.</param>
/// <param name="Error">What went wrong, in words of our own: never the receiver's, and nothing about inner networks. Null where nothing did.</param>
/// <param name="RetryAfter">The pause that the receiver asked for.</param>
internal sealed record PostResult(int? Status, TimeSpan Took, string? Error, TimeSpan? RetryAfter = null)
{
    public bool IsOk => Status is >= 200 and <= 299;
}

/// <summary>
/// Posts events to receivers. At most <see cref="AtOnce"/> at a time in a process and <see cref="TenantAtOnce"/> for a tenant, <see cref="TimeMax"/> each. Follows no
/// redirect, takes no proxy from the environment, keeps no cookies, reads no answer's body.
/// </summary>
internal sealed class WebhookPost : IDisposable
{
    public const int AtOnce = 256;
    public const int TenantAtOnce = 32;
    public static readonly TimeSpan TimeMax = TimeSpan.FromSeconds(15);

    private readonly TimeProvider _time;
    private readonly HttpClient _http;
    private readonly SemaphoreSlim _gate = new(AtOnce, AtOnce);
    private readonly ConcurrentDictionary<TenantId, SemaphoreSlim> _tenants = new();

    public WebhookPost(AddressGuard guard, TimeProvider time)
    {
        _time = time;
        _http = new(new SocketsHttpHandler
        {
            ConnectCallback = guard.Connect,
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            ActivityHeadersPropagator = null,
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
            MaxResponseHeadersLength = 16,
            MaxResponseDrainSize = 64 * 1024,
            ResponseDrainTimeout = TimeSpan.FromSeconds(1),
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    /// <summary>Posts an event.</summary>
    /// <exception cref="OperationCanceledException">Stopped by <paramref name="cancellation"/>: whether it arrived is not known.</exception>
    public async Task<PostResult> Send(TenantId tenant, Uri url, string id, byte[] body, IReadOnlyList<string> secrets, CancellationToken cancellation)
    {
        var own = _tenants.GetOrAdd(tenant, _ => new(TenantAtOnce, TenantAtOnce));
        await own.WaitAsync(cancellation);
        try
        {
            await _gate.WaitAsync(cancellation);
            try
            {
                using var request = Request(url, id, body, secrets);
                return await Send(request, cancellation);
            }
            finally
            {
                _gate.Release();
            }
        }
        finally
        {
            own.Release();
        }
    }

    public void Dispose()
    {
        _http.Dispose();
        _gate.Dispose();
        foreach (var gate in _tenants.Values)
            gate.Dispose();
    }

    private HttpRequestMessage Request(Uri url, string id, byte[] body, IReadOnlyList<string> secrets)
    {
        var timestamp = _time.GetUtcNow().ToUnixTimeSeconds();
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("CloudCrm-Webhooks", "1"));
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", timestamp.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", WebhookSignature.Of(id, timestamp, body, secrets));
        return request;
    }

    private async Task<PostResult> Send(HttpRequestMessage request, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(TimeMax, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, patience.Token);
        var started = _time.GetTimestamp();
        try
        {
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            var status = (int)response.StatusCode;
            var took = _time.GetElapsedTime(started);
            return status is >= 200 and <= 299 ? new(status, took, null) : new(status, took, Words(response.StatusCode), Asked(response));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new(null, _time.GetElapsedTime(started), $"no answer within {TimeMax.TotalSeconds:0} s");
        }
        catch (HttpRequestException e)
        {
            return new(null, _time.GetElapsedTime(started), Words(e));
        }
    }

    private TimeSpan? Asked(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } pause } => pause,
        { Date: { } until } => until - _time.GetUtcNow(),
        _ => null,
    };

    private static string Words(HttpStatusCode status) => (int)status is >= 300 and <= 399 ? "redirects are not followed" : $"the receiver answered {(int)status}";

    private static string Words(HttpRequestException error)
    {
        for (Exception? cause = error; cause is not null; cause = cause.InnerException)
        {
            if (cause is ForbiddenAddressException)
                return "the address is not a public one";
        }

        return error.HttpRequestError switch
        {
            HttpRequestError.NameResolutionError => "there is no such host",
            HttpRequestError.SecureConnectionError => "no trusted encrypted connection",
            HttpRequestError.ConnectionError => "no connection",
            _ => "the connection broke",
        };
    }
}
