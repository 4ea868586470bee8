using System.Globalization;
using System.Runtime.CompilerServices;

namespace CloudCrm.Client;

/// <summary>What the groups of <see cref="CrmClient"/> share: caller-made keys, versions, pages.</summary>
/// <remarks>
/// Every method throws <see cref="CrmApiException"/> where the API answers with an error and <see cref="HttpRequestException"/> where it can't be reached.
/// A call that creates something carries an Idempotency-Key, made here unless the caller gives one; it is tried once more when the connection fails.
/// </remarks>
public abstract class Calls
{
    private readonly Transport _transport;

    private protected Calls(Transport transport) => _transport = transport;

    private protected Task<T> Get<T>(string path, CancellationToken cancellation) =>
        _transport.Send<T>(new(HttpMethod.Get, path), cancellation);

    private protected Task<HttpResponseMessage> Download(string path, CancellationToken cancellation) =>
        _transport.Open(new(HttpMethod.Get, path), cancellation);

    private protected Task<T> Post<T>(string path, object? body, string? key, CancellationToken cancellation) =>
        _transport.Send<T>(new(HttpMethod.Post, path) { Body = body, IdempotencyKey = key ?? NewKey() }, cancellation);

    /// <summary>An act on something versioned that the address says all of.</summary>
    private protected Task<T> PostVersioned<T>(string path, long? version, string? key, CancellationToken cancellation) =>
        _transport.Send<T>(new(HttpMethod.Post, path) { IdempotencyKey = key ?? NewKey(), IfMatch = Tag(version) }, cancellation);

    /// <summary>A creation whose body says which one it is, so that it needs no key to be repeated.</summary>
    private protected Task PostNothing(string path, object body, CancellationToken cancellation) =>
        _transport.Send(new Request(HttpMethod.Post, path) { Body = body }, cancellation);

    private protected Task<T> PostNamed<T>(string path, object body, string? key, CancellationToken cancellation) =>
        _transport.Send<T>(new(HttpMethod.Post, path) { Body = body, IdempotencyKey = key, IsNamed = true }, cancellation);

    private protected Task<T> Upload<T>(string path, Func<HttpContent> content, string? key, CancellationToken cancellation) =>
        _transport.Send<T>(new(HttpMethod.Post, path) { Content = content, IdempotencyKey = key ?? NewKey() }, cancellation);

    /// <summary>Sends a file to where it belongs: again is the same.</summary>
    private protected Task<T> PutFile<T>(string path, Func<HttpContent> content, CancellationToken cancellation) =>
        _transport.Send<T>(new(HttpMethod.Put, path) { Content = content, IsNamed = true }, cancellation);

    /// <summary>Sends something that carries its own name: again is the same.</summary>
    private protected Task<T> PostContent<T>(string path, Func<HttpContent> content, CancellationToken cancellation) =>
        _transport.Send<T>(new(HttpMethod.Post, path) { Content = content, IsNamed = true }, cancellation);

    private protected Task<T> Patch<T>(string path, object body, long? version, CancellationToken cancellation) =>
        _transport.Send<T>(new(HttpMethod.Patch, path) { Body = body, IfMatch = Tag(version) }, cancellation);

    /// <summary>Changes something that has no version: again is the same.</summary>
    private protected Task<T> PatchNamed<T>(string path, object body, CancellationToken cancellation) =>
        _transport.Send<T>(new(HttpMethod.Patch, path) { Body = body, IsNamed = true }, cancellation);

    private protected Task<T> Put<T>(string path, object? body, long? version, CancellationToken cancellation) =>
        _transport.Send<T>(new(HttpMethod.Put, path) { Body = body, IfMatch = Tag(version) }, cancellation);

    /// <summary>Puts something where it belongs that has no version: again is the same.</summary>
    private protected Task<T> PutNamed<T>(string path, object? body, CancellationToken cancellation) =>
        _transport.Send<T>(new(HttpMethod.Put, path) { Body = body, IsNamed = true }, cancellation);

    private protected Task Delete(string path, CancellationToken cancellation) =>
        _transport.Send(new(HttpMethod.Delete, path), cancellation);

    private protected Task<T> Delete<T>(string path, CancellationToken cancellation) =>
        _transport.Send<T>(new(HttpMethod.Delete, path), cancellation);

    /// <summary>Reads page after page as the caller goes on.</summary>
    private protected static async IAsyncEnumerable<T> Walk<T>(
        Func<string?, CancellationToken, Task<Page<T>>> page, [EnumeratorCancellation] CancellationToken cancellation)
    {
        string? cursor = null;
        do
        {
            var one = await page(cursor, cancellation).ConfigureAwait(false);
            foreach (var item in one.Items)
                yield return item;
            cursor = one.Next;
        }
        while (cursor is not null);
    }

    internal static string NewKey() => Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString("n");

    private static string Tag(long? version) => version is { } known ? string.Create(CultureInfo.InvariantCulture, $"\"{known}\"") : "*";

    private protected async Task<Stream> Text(string path, CancellationToken cancellation)
    {
        var response = await Download(path, cancellation).ConfigureAwait(false);
        return await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
    }
}
