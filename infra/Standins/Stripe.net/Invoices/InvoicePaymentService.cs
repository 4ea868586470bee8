namespace Stripe;

/// <summary>Payments of invoices.</summary>
public class InvoicePaymentService : Service,
    IListable<InvoicePayment, InvoicePaymentListOptions>,
    IRetrievable<InvoicePayment, InvoicePaymentGetOptions>
{
    /// <summary>Over a client.</summary>
    public InvoicePaymentService(IStripeClient client)
        : base(client)
    {
    }

    /// <summary>Reads a payment.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<InvoicePayment> GetAsync(string id, InvoicePaymentGetOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Get<InvoicePayment>($"/v1/invoice_payments/{Escaped(id)}", options, requestOptions, cancellationToken);

    /// <summary>Reads one page of payments.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<StripeList<InvoicePayment>> ListAsync(InvoicePaymentListOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Get<StripeList<InvoicePayment>>("/v1/invoice_payments", options, requestOptions, cancellationToken);

    /// <summary>Reads all payments, page after page, as they are asked for.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual IAsyncEnumerable<InvoicePayment> ListAutoPagingAsync(InvoicePaymentListOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Pages<InvoicePayment>("/v1/invoice_payments", options, requestOptions, cancellationToken);
}
