namespace Stripe.Billing;

/// <summary>Events of meters. Stripe takes one at a time for a customer and meter.</summary>
public class MeterEventService : Service,
    ICreatable<MeterEvent, MeterEventCreateOptions>
{
    /// <summary>Over a client.</summary>
    public MeterEventService(IStripeClient client)
        : base(client)
    {
    }

    /// <summary>Adds an event; one whose identifier is there already is refused with status 400.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<MeterEvent> CreateAsync(MeterEventCreateOptions options, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Post<MeterEvent>("/v1/billing/meter_events", options, requestOptions, cancellationToken);
}
