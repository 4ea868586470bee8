using System.Text.Json;
using Stripe.V2.Core;

namespace Stripe;

/// <summary>Stripe's API. One for the whole program is enough.</summary>
public class StripeClient : IStripeClient
{
    readonly StripeClientOptions _options;

    /// <summary>By options.</summary>
    /// <exception cref="ArgumentException">The API key is empty or has white space.</exception>
    public StripeClient(StripeClientOptions options)
    {
        _options = options ?? new();
        if (_options.ApiKey is { } key && (key.Length == 0 || key.Any(char.IsWhiteSpace)))
            throw new ArgumentException("An API key is not empty and has no white space.", nameof(options));
        ApiKey = _options.ApiKey;
        ApiBase = _options.ApiBase ?? DefaultApiBase;
        HttpClient = _options.HttpClient ?? new SystemNetHttpClient();
        V1 = new V1Services(this);
        V2 = new V2Services(this);
    }

    /// <summary>Where Stripe's API is if nothing else is said.</summary>
    public static string DefaultApiBase => "https://api.stripe.com";

    /// <inheritdoc/>
    public string ApiBase { get; }

    /// <inheritdoc/>
    public string ApiKey { get; }

    /// <summary>What sends the requests.</summary>
    public IHttpClient HttpClient { get; }

    /// <summary>The services of version 1 of the API.</summary>
    public virtual V1Services V1 { get; }

    /// <summary>The services of version 2 of the API.</summary>
    public virtual V2Services V2 { get; }

    /// <inheritdoc/>
    public async Task<T> RequestAsync<T>(HttpMethod method, string path, BaseOptions options, RequestOptions requestOptions, CancellationToken cancellationToken = default)
        where T : IStripeEntity
    {
        var response = await Send(ApiBase, method, path, options, null, requestOptions, cancellationToken).ConfigureAwait(false);
        try
        {
            var entity = WireReader.Read<T>(response.Content) ?? throw new JsonException("The answer is null.");
            entity.StripeResponse = response;
            if (entity is V2.Core.Event happened) happened.Client = this;
            return entity;
        }
        catch (JsonException)
        {
            throw Refusals.Unreadable(response);
        }
    }

    /// <summary>Sends a call that is written by hand: a form for version 1 of the API, JSON for version 2.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    /// <exception cref="InvalidOperationException">There is content, but it is no POST.</exception>
    public Task<StripeResponse> RawRequestAsync(
        HttpMethod method, string path, string content = null, RawRequestOptions requestOptions = null, CancellationToken cancellationToken = default)
    {
        if (content is not null && method != HttpMethod.Post) throw new InvalidOperationException("Only a POST has content.");
        return Send(requestOptions?.BaseUrl ?? ApiBase, method, path, null, content, requestOptions, cancellationToken);
    }

    /// <summary>Reads a thin event of version 2 of the API, after its signature was found good.</summary>
    /// <exception cref="StripeException">The signature is not good, or is older than the tolerance in seconds.</exception>
    /// <exception cref="ArgumentException">It is a whole event, which <see cref="EventUtility"/> reads.</exception>
    public EventNotification ParseEventNotification(string json, string stripeSignatureHeader, string secret, long tolerance = EventUtility.DefaultTimeTolerance)
    {
        EventUtility.ValidateSignature(json, stripeSignatureHeader, secret, tolerance);
        if (EventUtility.IsOf(json, "event")) throw new ArgumentException("This is a whole event: read it by EventUtility.ConstructEvent.", nameof(json));
        return EventNotification.FromJson(json, this);
    }

    async Task<StripeResponse> Send(
        string apiBase, HttpMethod method, string path, BaseOptions options, string raw, RequestOptions requestOptions, CancellationToken cancellationToken)
    {
        var request = new StripeRequest(apiBase, requestOptions?.ApiKey ?? ApiKey, method, path, options, raw, requestOptions);
        if (_options.StripeAccount is { Length: > 0 } account) request.StripeHeaders.TryAdd("Stripe-Account", account);
        if (_options.StripeContext is { Length: > 0 } context) request.StripeHeaders.TryAdd("Stripe-Context", context);
        var response = await HttpClient.MakeRequestAsync(request, cancellationToken).ConfigureAwait(false);
        return response.StatusCode == HttpStatusCode.OK ? response : throw Refusals.Of(response, StripeRequest.IsSecondVersion(path));
    }
}
