namespace Stripe;

/// <summary>Payment methods.</summary>
public class PaymentMethodService : Service,
    IListable<PaymentMethod, PaymentMethodListOptions>,
    IRetrievable<PaymentMethod, PaymentMethodGetOptions>
{
    /// <summary>Over a client.</summary>
    public PaymentMethodService(IStripeClient client)
        : base(client)
    {
    }

    /// <summary>Reads a payment method.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<PaymentMethod> GetAsync(string id, PaymentMethodGetOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Get<PaymentMethod>($"/v1/payment_methods/{Escaped(id)}", options, requestOptions, cancellationToken);

    /// <summary>Gives a payment method to a customer.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<PaymentMethod> AttachAsync(string id, PaymentMethodAttachOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Post<PaymentMethod>($"/v1/payment_methods/{Escaped(id)}/attach", options, requestOptions, cancellationToken);

    /// <summary>Takes a payment method off its customer; it can pay no more.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<PaymentMethod> DetachAsync(string id, PaymentMethodDetachOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Post<PaymentMethod>($"/v1/payment_methods/{Escaped(id)}/detach", options, requestOptions, cancellationToken);

    /// <summary>Reads one page of payment methods.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<StripeList<PaymentMethod>> ListAsync(PaymentMethodListOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Get<StripeList<PaymentMethod>>("/v1/payment_methods", options, requestOptions, cancellationToken);

    /// <summary>Reads all payment methods, page after page, as they are asked for.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual IAsyncEnumerable<PaymentMethod> ListAutoPagingAsync(PaymentMethodListOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Pages<PaymentMethod>("/v1/payment_methods", options, requestOptions, cancellationToken);
}
