using System.Runtime.CompilerServices;

namespace Stripe;

/// <summary>A part of Stripe's API.</summary>
public abstract class Service
{
    /// <summary>Over a client.</summary>
    protected Service(IStripeClient client)
    {
        ArgumentNullException.ThrowIfNull(client);
        Client = client;
    }

    internal IStripeClient Client { get; }

    internal static string Escaped(string id)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        return WebUtility.UrlEncode(id);
    }

    internal Task<T> Post<T>(string path, BaseOptions options, RequestOptions requestOptions, CancellationToken cancellationToken)
        where T : IStripeEntity => Client.RequestAsync<T>(HttpMethod.Post, path, options, requestOptions, cancellationToken);

    internal Task<T> Get<T>(string path, BaseOptions options, RequestOptions requestOptions, CancellationToken cancellationToken)
        where T : IStripeEntity => Client.RequestAsync<T>(HttpMethod.Get, path, options, requestOptions, cancellationToken);

    internal Task<T> Delete<T>(string path, BaseOptions options, RequestOptions requestOptions, CancellationToken cancellationToken)
        where T : IStripeEntity => Client.RequestAsync<T>(HttpMethod.Delete, path, options, requestOptions, cancellationToken);

    // With EndingBefore alone a list is read from its end to its beginning.
    internal async IAsyncEnumerable<T> Pages<T>(
        string path, ListOptions options, RequestOptions requestOptions, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : IStripeEntity, IHasId
    {
        var next = (ListOptions)options?.Clone() ?? new ListOptions();
        var backwards = !string.IsNullOrEmpty(next.EndingBefore) && string.IsNullOrEmpty(next.StartingAfter);
        for (var more = true; more;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var page = await Get<StripeList<T>>(path, next, requestOptions, cancellationToken).ConfigureAwait(false);
            if (backwards) page.Data?.Reverse();
            string last = null;
            foreach (var item in page.Data ?? [])
            {
                cancellationToken.ThrowIfCancellationRequested();
                last = item.Id;
                yield return item;
            }

            if (backwards) next.EndingBefore = last;
            else next.StartingAfter = last;
            more = page.HasMore && !string.IsNullOrEmpty(last);
        }
    }

    internal async IAsyncEnumerable<T> Found<T>(
        string path, SearchOptions options, RequestOptions requestOptions, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : IStripeEntity
    {
        var next = (SearchOptions)options?.Clone() ?? new SearchOptions();
        for (var more = true; more;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var page = await Get<StripeSearchResult<T>>(path, next, requestOptions, cancellationToken).ConfigureAwait(false);
            foreach (var item in page.Data ?? []) yield return item;
            next.Page = page.NextPage;
            more = page.HasMore && !string.IsNullOrEmpty(page.NextPage);
        }
    }
}
