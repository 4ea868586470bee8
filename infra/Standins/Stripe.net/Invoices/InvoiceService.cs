namespace Stripe;

/// <summary>Invoices.</summary>
public class InvoiceService : Service,
    ICreatable<Invoice, InvoiceCreateOptions>,
    IDeletable<Invoice, InvoiceDeleteOptions>,
    IListable<Invoice, InvoiceListOptions>,
    IRetrievable<Invoice, InvoiceGetOptions>,
    ISearchable<Invoice, InvoiceSearchOptions>,
    IUpdatable<Invoice, InvoiceUpdateOptions>
{
    /// <summary>Over a client.</summary>
    public InvoiceService(IStripeClient client)
        : base(client) => LineItems = new InvoiceLineItemService(client);

    /// <summary>Lines of the invoice.</summary>
    public virtual InvoiceLineItemService LineItems { get; }

    /// <summary>Makes an invoice.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<Invoice> CreateAsync(InvoiceCreateOptions options, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Post<Invoice>("/v1/invoices", options, requestOptions, cancellationToken);

    /// <summary>Reads an invoice.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<Invoice> GetAsync(string id, InvoiceGetOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Get<Invoice>($"/v1/invoices/{Escaped(id)}", options, requestOptions, cancellationToken);

    /// <summary>Changes an invoice; what is not set stays as it is.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<Invoice> UpdateAsync(string id, InvoiceUpdateOptions options, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Post<Invoice>($"/v1/invoices/{Escaped(id)}", options, requestOptions, cancellationToken);

    /// <summary>Deletes a draft that was made by hand.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<Invoice> DeleteAsync(string id, InvoiceDeleteOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Delete<Invoice>($"/v1/invoices/{Escaped(id)}", options, requestOptions, cancellationToken);

    /// <summary>Makes an open invoice of a draft.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<Invoice> FinalizeInvoiceAsync(string id, InvoiceFinalizeOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Post<Invoice>($"/v1/invoices/{Escaped(id)}/finalize", options, requestOptions, cancellationToken);

    /// <summary>Pays an open invoice now.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<Invoice> PayAsync(string id, InvoicePayOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Post<Invoice>($"/v1/invoices/{Escaped(id)}/pay", options, requestOptions, cancellationToken);

    /// <summary>Mails an invoice to its customer.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<Invoice> SendInvoiceAsync(string id, InvoiceSendOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Post<Invoice>($"/v1/invoices/{Escaped(id)}/send", options, requestOptions, cancellationToken);

    /// <summary>Makes an open invoice void; it keeps its number.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<Invoice> VoidInvoiceAsync(string id, InvoiceVoidOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Post<Invoice>($"/v1/invoices/{Escaped(id)}/void", options, requestOptions, cancellationToken);

    /// <summary>Gives an open invoice up; it can still be paid.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<Invoice> MarkUncollectibleAsync(string id, InvoiceMarkUncollectibleOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Post<Invoice>($"/v1/invoices/{Escaped(id)}/mark_uncollectible", options, requestOptions, cancellationToken);

    /// <summary>Tells what the next invoice would be, without making it.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<Invoice> CreatePreviewAsync(InvoiceCreatePreviewOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Post<Invoice>("/v1/invoices/create_preview", options, requestOptions, cancellationToken);

    /// <summary>Reads one page of invoices.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<StripeList<Invoice>> ListAsync(InvoiceListOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Get<StripeList<Invoice>>("/v1/invoices", options, requestOptions, cancellationToken);

    /// <summary>Reads all invoices, page after page, as they are asked for.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual IAsyncEnumerable<Invoice> ListAutoPagingAsync(InvoiceListOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Pages<Invoice>("/v1/invoices", options, requestOptions, cancellationToken);

    /// <summary>Reads one page of the invoices that are found.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<StripeSearchResult<Invoice>> SearchAsync(InvoiceSearchOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Get<StripeSearchResult<Invoice>>("/v1/invoices/search", options, requestOptions, cancellationToken);

    /// <summary>Reads all invoices that are found, page after page, as they are asked for.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual IAsyncEnumerable<Invoice> SearchAutoPagingAsync(InvoiceSearchOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Found<Invoice>("/v1/invoices/search", options, requestOptions, cancellationToken);
}
