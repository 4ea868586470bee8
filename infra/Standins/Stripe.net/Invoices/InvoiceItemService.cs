namespace Stripe;

/// <summary>Lines that are added to invoices.</summary>
public class InvoiceItemService : Service,
    ICreatable<InvoiceItem, InvoiceItemCreateOptions>,
    IDeletable<InvoiceItem, InvoiceItemDeleteOptions>,
    IListable<InvoiceItem, InvoiceItemListOptions>,
    IRetrievable<InvoiceItem, InvoiceItemGetOptions>,
    IUpdatable<InvoiceItem, InvoiceItemUpdateOptions>
{
    /// <summary>Over a client.</summary>
    public InvoiceItemService(IStripeClient client)
        : base(client)
    {
    }

    /// <summary>Makes a line.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<InvoiceItem> CreateAsync(InvoiceItemCreateOptions options, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Post<InvoiceItem>("/v1/invoiceitems", options, requestOptions, cancellationToken);

    /// <summary>Reads a line.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<InvoiceItem> GetAsync(string id, InvoiceItemGetOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Get<InvoiceItem>($"/v1/invoiceitems/{Escaped(id)}", options, requestOptions, cancellationToken);

    /// <summary>Changes a line; what is not set stays as it is.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<InvoiceItem> UpdateAsync(string id, InvoiceItemUpdateOptions options, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Post<InvoiceItem>($"/v1/invoiceitems/{Escaped(id)}", options, requestOptions, cancellationToken);

    /// <summary>Deletes a line that is on no invoice or on a draft.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<InvoiceItem> DeleteAsync(string id, InvoiceItemDeleteOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Delete<InvoiceItem>($"/v1/invoiceitems/{Escaped(id)}", options, requestOptions, cancellationToken);

    /// <summary>Reads one page of lines.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<StripeList<InvoiceItem>> ListAsync(InvoiceItemListOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Get<StripeList<InvoiceItem>>("/v1/invoiceitems", options, requestOptions, cancellationToken);

    /// <summary>Reads all lines, page after page, as they are asked for.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual IAsyncEnumerable<InvoiceItem> ListAutoPagingAsync(InvoiceItemListOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Pages<InvoiceItem>("/v1/invoiceitems", options, requestOptions, cancellationToken);
}
