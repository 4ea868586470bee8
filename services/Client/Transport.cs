using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace CloudCrm.Client;

/// <summary>One call to the API, as the groups describe it.</summary>
internal sealed record Request(HttpMethod Method, string Path)
{
    public object? Body { get; init; }

    /// <summary>Makes a body afresh for every try; excludes <see cref="Body"/>.</summary>
    public Func<HttpContent>? Content { get; init; }

    public string? IdempotencyKey { get; init; }

    public string? IfMatch { get; init; }

    /// <summary>True where the body says which act it is.</summary>
    public bool IsNamed { get; init; }

    /// <summary>True where a second try can't do the act twice.</summary>
    public bool MayRepeat => Method == HttpMethod.Get || IdempotencyKey is not null || IsNamed;
}

/// <summary>Carries calls over HTTP and turns errors into <see cref="CrmApiException"/>s.</summary>
internal sealed class Transport(HttpClient http, Uri? root)
{
    private const int MaxProblemBytes = 256 * 1024;

    public HttpClient Http => http;

    public string? Token { get; set; }

    public async Task<T> Send<T>(Request request, CancellationToken cancellation)
    {
        using var response = await Open(request, cancellation).ConfigureAwait(false);
        return await response.Content.ReadFromJsonAsync<T>(CrmJson.Options, cancellation).ConfigureAwait(false)
            ?? throw new JsonException("The answer was empty.");
    }

    public async Task Send(Request request, CancellationToken cancellation)
    {
        using var response = await Open(request, cancellation).ConfigureAwait(false);
    }

    /// <summary>The answer with its headers read and its body still to come.</summary>
    public async Task<HttpResponseMessage> Open(Request request, CancellationToken cancellation)
    {
        var response = await Try(request, cancellation).ConfigureAwait(false);
        if (response.IsSuccessStatusCode)
            return response;
        using (response)
            throw await Error(response, cancellation).ConfigureAwait(false);
    }

    /// <summary>One more try where the connection failed before an answer came and the act can't happen twice.</summary>
    private async Task<HttpResponseMessage> Try(Request request, CancellationToken cancellation)
    {
        try
        {
            return await Once(request, cancellation).ConfigureAwait(false);
        }
        catch (HttpRequestException e) when (e.StatusCode is null && request.MayRepeat)
        {
            return await Once(request, cancellation).ConfigureAwait(false);
        }
    }

    private async Task<HttpResponseMessage> Once(Request request, CancellationToken cancellation)
    {
        using var message = new HttpRequestMessage(request.Method, root is null ? new Uri(request.Path, UriKind.Relative) : new Uri(root, request.Path));
        message.Content = request.Content?.Invoke()
            ?? (request.Body is null ? null : JsonContent.Create(request.Body, request.Body.GetType(), options: CrmJson.Options));
        if (Token is { } token)
            message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (request.IdempotencyKey is { } key)
            message.Headers.Add("Idempotency-Key", key);
        if (request.IfMatch is { } version)
            message.Headers.TryAddWithoutValidation("If-Match", version);
        return await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);
    }

    private static async Task<CrmApiException> Error(HttpResponseMessage response, CancellationToken cancellation)
    {
        var retryAfter = response.Headers.RetryAfter?.Delta;
        return new CrmApiException(await ReadProblem(response, cancellation).ConfigureAwait(false), retryAfter);
    }

    private static async Task<Problem> ReadProblem(HttpResponseMessage response, CancellationToken cancellation)
    {
        var status = (int)response.StatusCode;
        if (response.Content.Headers.ContentType?.MediaType == "application/problem+json")
        {
            await response.Content.LoadIntoBufferAsync(MaxProblemBytes, cancellation).ConfigureAwait(false);
            if (await response.Content.ReadFromJsonAsync<Problem>(CrmJson.Options, cancellation).ConfigureAwait(false) is { } problem)
                return problem;
        }
        var title = response.ReasonPhrase ?? status.ToString(CultureInfo.InvariantCulture);
        return new Problem(title, status, "Something between here and the API answered in its place.", "not_from_api", null, "");
    }
}
