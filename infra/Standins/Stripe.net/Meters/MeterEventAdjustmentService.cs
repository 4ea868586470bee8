namespace Stripe.Billing;

/// <summary>Takes events of meters back.</summary>
public class MeterEventAdjustmentService : Service,
    ICreatable<MeterEventAdjustment, MeterEventAdjustmentCreateOptions>
{
    /// <summary>Over a client.</summary>
    public MeterEventAdjustmentService(IStripeClient client)
        : base(client)
    {
    }

    /// <summary>Takes an event back.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<MeterEventAdjustment> CreateAsync(MeterEventAdjustmentCreateOptions options, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Post<MeterEventAdjustment>("/v1/billing/meter_event_adjustments", options, requestOptions, cancellationToken);
}
