namespace Stripe;

/// <summary>Lines of invoices.</summary>
public class InvoiceLineItemService : Service,
    INestedListable<InvoiceLineItem, InvoiceLineItemListOptions>
{
    /// <summary>Over a client.</summary>
    public InvoiceLineItemService(IStripeClient client)
        : base(client)
    {
    }

    /// <summary>Reads one page of lines.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<StripeList<InvoiceLineItem>> ListAsync(string parentId, InvoiceLineItemListOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Get<StripeList<InvoiceLineItem>>($"/v1/invoices/{Escaped(parentId)}/lines", options, requestOptions, cancellationToken);

    /// <summary>Reads all lines, page after page, as they are asked for.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual IAsyncEnumerable<InvoiceLineItem> ListAutoPagingAsync(string parentId, InvoiceLineItemListOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Pages<InvoiceLineItem>($"/v1/invoices/{Escaped(parentId)}/lines", options, requestOptions, cancellationToken);
}
