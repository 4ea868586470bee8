namespace Stripe;

/// <summary>Schedules of subscriptions.</summary>
public class SubscriptionScheduleService : Service,
    ICreatable<SubscriptionSchedule, SubscriptionScheduleCreateOptions>,
    IListable<SubscriptionSchedule, SubscriptionScheduleListOptions>,
    IRetrievable<SubscriptionSchedule, SubscriptionScheduleGetOptions>,
    IUpdatable<SubscriptionSchedule, SubscriptionScheduleUpdateOptions>
{
    /// <summary>Over a client.</summary>
    public SubscriptionScheduleService(IStripeClient client)
        : base(client)
    {
    }

    /// <summary>Makes a schedule.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<SubscriptionSchedule> CreateAsync(SubscriptionScheduleCreateOptions options, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Post<SubscriptionSchedule>("/v1/subscription_schedules", options, requestOptions, cancellationToken);

    /// <summary>Reads a schedule.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<SubscriptionSchedule> GetAsync(string id, SubscriptionScheduleGetOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Get<SubscriptionSchedule>($"/v1/subscription_schedules/{Escaped(id)}", options, requestOptions, cancellationToken);

    /// <summary>Changes a schedule; what is not set stays as it is.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<SubscriptionSchedule> UpdateAsync(string id, SubscriptionScheduleUpdateOptions options, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Post<SubscriptionSchedule>($"/v1/subscription_schedules/{Escaped(id)}", options, requestOptions, cancellationToken);

    /// <summary>Takes a schedule off its subscription, which goes on as it is.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<SubscriptionSchedule> ReleaseAsync(string id, SubscriptionScheduleReleaseOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Post<SubscriptionSchedule>($"/v1/subscription_schedules/{Escaped(id)}/release", options, requestOptions, cancellationToken);

    /// <summary>Ends a schedule and its subscription at once.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<SubscriptionSchedule> CancelAsync(string id, SubscriptionScheduleCancelOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Post<SubscriptionSchedule>($"/v1/subscription_schedules/{Escaped(id)}/cancel", options, requestOptions, cancellationToken);

    /// <summary>Reads one page of schedules.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<StripeList<SubscriptionSchedule>> ListAsync(SubscriptionScheduleListOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Get<StripeList<SubscriptionSchedule>>("/v1/subscription_schedules", options, requestOptions, cancellationToken);

    /// <summary>Reads all schedules, page after page, as they are asked for.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual IAsyncEnumerable<SubscriptionSchedule> ListAutoPagingAsync(SubscriptionScheduleListOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Pages<SubscriptionSchedule>("/v1/subscription_schedules", options, requestOptions, cancellationToken);
}
