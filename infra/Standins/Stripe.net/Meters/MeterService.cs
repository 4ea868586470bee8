namespace Stripe.Billing;

/// <summary>Meters.</summary>
public class MeterService : Service,
    ICreatable<Meter, MeterCreateOptions>,
    IListable<Meter, MeterListOptions>,
    IRetrievable<Meter, MeterGetOptions>,
    IUpdatable<Meter, MeterUpdateOptions>
{
    /// <summary>Over a client.</summary>
    public MeterService(IStripeClient client)
        : base(client) => EventSummaries = new MeterEventSummaryService(client);

    /// <summary>Sums of the meter.</summary>
    public virtual MeterEventSummaryService EventSummaries { get; }

    /// <summary>Makes a meter.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<Meter> CreateAsync(MeterCreateOptions options, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Post<Meter>("/v1/billing/meters", options, requestOptions, cancellationToken);

    /// <summary>Reads a meter.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<Meter> GetAsync(string id, MeterGetOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Get<Meter>($"/v1/billing/meters/{Escaped(id)}", options, requestOptions, cancellationToken);

    /// <summary>Changes a meter; what is not set stays as it is.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<Meter> UpdateAsync(string id, MeterUpdateOptions options, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Post<Meter>($"/v1/billing/meters/{Escaped(id)}", options, requestOptions, cancellationToken);

    /// <summary>Reads one page of meters.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<StripeList<Meter>> ListAsync(MeterListOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Get<StripeList<Meter>>("/v1/billing/meters", options, requestOptions, cancellationToken);

    /// <summary>Reads all meters, page after page, as they are asked for.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual IAsyncEnumerable<Meter> ListAutoPagingAsync(MeterListOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Pages<Meter>("/v1/billing/meters", options, requestOptions, cancellationToken);

    /// <summary>Switches a meter off: it takes no more events.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<Meter> DeactivateAsync(string id, MeterDeactivateOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Post<Meter>($"/v1/billing/meters/{Escaped(id)}/deactivate", options, requestOptions, cancellationToken);

    /// <summary>Switches a meter on again.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<Meter> ReactivateAsync(string id, MeterReactivateOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Post<Meter>($"/v1/billing/meters/{Escaped(id)}/reactivate", options, requestOptions, cancellationToken);
}
