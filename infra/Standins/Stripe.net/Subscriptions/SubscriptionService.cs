namespace Stripe;

/// <summary>Subscriptions.</summary>
public class SubscriptionService : Service,
    ICreatable<Subscription, SubscriptionCreateOptions>,
    IListable<Subscription, SubscriptionListOptions>,
    IRetrievable<Subscription, SubscriptionGetOptions>,
    ISearchable<Subscription, SubscriptionSearchOptions>,
    IUpdatable<Subscription, SubscriptionUpdateOptions>
{
    /// <summary>Over a client.</summary>
    public SubscriptionService(IStripeClient client)
        : base(client)
    {
    }

    /// <summary>Makes a subscription.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<Subscription> CreateAsync(SubscriptionCreateOptions options, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Post<Subscription>("/v1/subscriptions", options, requestOptions, cancellationToken);

    /// <summary>Reads a subscription.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<Subscription> GetAsync(string id, SubscriptionGetOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Get<Subscription>($"/v1/subscriptions/{Escaped(id)}", options, requestOptions, cancellationToken);

    /// <summary>Changes a subscription; what is not set stays as it is.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<Subscription> UpdateAsync(string id, SubscriptionUpdateOptions options, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Post<Subscription>($"/v1/subscriptions/{Escaped(id)}", options, requestOptions, cancellationToken);

    /// <summary>Ends a subscription at once.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<Subscription> CancelAsync(string id, SubscriptionCancelOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Delete<Subscription>($"/v1/subscriptions/{Escaped(id)}", options, requestOptions, cancellationToken);

    /// <summary>Lets a paused subscription go on.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<Subscription> ResumeAsync(string id, SubscriptionResumeOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Post<Subscription>($"/v1/subscriptions/{Escaped(id)}/resume", options, requestOptions, cancellationToken);

    /// <summary>Reads one page of subscriptions.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<StripeList<Subscription>> ListAsync(SubscriptionListOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Get<StripeList<Subscription>>("/v1/subscriptions", options, requestOptions, cancellationToken);

    /// <summary>Reads all subscriptions, page after page, as they are asked for.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual IAsyncEnumerable<Subscription> ListAutoPagingAsync(SubscriptionListOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Pages<Subscription>("/v1/subscriptions", options, requestOptions, cancellationToken);

    /// <summary>Reads one page of the subscriptions that are found.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<StripeSearchResult<Subscription>> SearchAsync(SubscriptionSearchOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Get<StripeSearchResult<Subscription>>("/v1/subscriptions/search", options, requestOptions, cancellationToken);

    /// <summary>Reads all subscriptions that are found, page after page, as they are asked for.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual IAsyncEnumerable<Subscription> SearchAutoPagingAsync(SubscriptionSearchOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Found<Subscription>("/v1/subscriptions/search", options, requestOptions, cancellationToken);
}
