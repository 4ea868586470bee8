namespace Stripe;

/// <summary>Items of subscriptions. A subscription takes at most 200 changes of quantities an hour.</summary>
public class SubscriptionItemService : Service,
    ICreatable<SubscriptionItem, SubscriptionItemCreateOptions>,
    IDeletable<SubscriptionItem, SubscriptionItemDeleteOptions>,
    IListable<SubscriptionItem, SubscriptionItemListOptions>,
    IRetrievable<SubscriptionItem, SubscriptionItemGetOptions>,
    IUpdatable<SubscriptionItem, SubscriptionItemUpdateOptions>
{
    /// <summary>Over a client.</summary>
    public SubscriptionItemService(IStripeClient client)
        : base(client)
    {
    }

    /// <summary>Makes an item.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<SubscriptionItem> CreateAsync(SubscriptionItemCreateOptions options, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Post<SubscriptionItem>("/v1/subscription_items", options, requestOptions, cancellationToken);

    /// <summary>Reads an item.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<SubscriptionItem> GetAsync(string id, SubscriptionItemGetOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Get<SubscriptionItem>($"/v1/subscription_items/{Escaped(id)}", options, requestOptions, cancellationToken);

    /// <summary>Changes an item; what is not set stays as it is.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<SubscriptionItem> UpdateAsync(string id, SubscriptionItemUpdateOptions options, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Post<SubscriptionItem>($"/v1/subscription_items/{Escaped(id)}", options, requestOptions, cancellationToken);

    /// <summary>Takes an item out.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<SubscriptionItem> DeleteAsync(string id, SubscriptionItemDeleteOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Delete<SubscriptionItem>($"/v1/subscription_items/{Escaped(id)}", options, requestOptions, cancellationToken);

    /// <summary>Reads one page of items.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<StripeList<SubscriptionItem>> ListAsync(SubscriptionItemListOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Get<StripeList<SubscriptionItem>>("/v1/subscription_items", options, requestOptions, cancellationToken);

    /// <summary>Reads all items, page after page, as they are asked for.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual IAsyncEnumerable<SubscriptionItem> ListAutoPagingAsync(SubscriptionItemListOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Pages<SubscriptionItem>("/v1/subscription_items", options, requestOptions, cancellationToken);
}
