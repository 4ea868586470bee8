namespace Stripe;

/// <summary>Payments.</summary>
public class PaymentIntentService : Service,
    IListable<PaymentIntent, PaymentIntentListOptions>,
    IRetrievable<PaymentIntent, PaymentIntentGetOptions>
{
    /// <summary>Over a client.</summary>
    public PaymentIntentService(IStripeClient client)
        : base(client)
    {
    }

    /// <summary>Reads a payment.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<PaymentIntent> GetAsync(string id, PaymentIntentGetOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Get<PaymentIntent>($"/v1/payment_intents/{Escaped(id)}", options, requestOptions, cancellationToken);

    /// <summary>Reads one page of payments.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<StripeList<PaymentIntent>> ListAsync(PaymentIntentListOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Get<StripeList<PaymentIntent>>("/v1/payment_intents", options, requestOptions, cancellationToken);

    /// <summary>Reads all payments, page after page, as they are asked for.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual IAsyncEnumerable<PaymentIntent> ListAutoPagingAsync(PaymentIntentListOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Pages<PaymentIntent>("/v1/payment_intents", options, requestOptions, cancellationToken);
}
