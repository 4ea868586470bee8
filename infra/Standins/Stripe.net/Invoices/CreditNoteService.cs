namespace Stripe;

/// <summary>Credit notes.</summary>
public class CreditNoteService : Service,
    ICreatable<CreditNote, CreditNoteCreateOptions>,
    IListable<CreditNote, CreditNoteListOptions>,
    IRetrievable<CreditNote, CreditNoteGetOptions>,
    IUpdatable<CreditNote, CreditNoteUpdateOptions>
{
    /// <summary>Over a client.</summary>
    public CreditNoteService(IStripeClient client)
        : base(client)
    {
    }

    /// <summary>Makes a credit note.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<CreditNote> CreateAsync(CreditNoteCreateOptions options, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Post<CreditNote>("/v1/credit_notes", options, requestOptions, cancellationToken);

    /// <summary>Reads a credit note.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<CreditNote> GetAsync(string id, CreditNoteGetOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Get<CreditNote>($"/v1/credit_notes/{Escaped(id)}", options, requestOptions, cancellationToken);

    /// <summary>Changes a credit note; what is not set stays as it is.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<CreditNote> UpdateAsync(string id, CreditNoteUpdateOptions options, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Post<CreditNote>($"/v1/credit_notes/{Escaped(id)}", options, requestOptions, cancellationToken);

    /// <summary>Makes a credit note void, while its invoice is open.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<CreditNote> VoidCreditNoteAsync(string id, CreditNoteVoidOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Post<CreditNote>($"/v1/credit_notes/{Escaped(id)}/void", options, requestOptions, cancellationToken);

    /// <summary>Reads one page of credit notes.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<StripeList<CreditNote>> ListAsync(CreditNoteListOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Get<StripeList<CreditNote>>("/v1/credit_notes", options, requestOptions, cancellationToken);

    /// <summary>Reads all credit notes, page after page, as they are asked for.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual IAsyncEnumerable<CreditNote> ListAutoPagingAsync(CreditNoteListOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Pages<CreditNote>("/v1/credit_notes", options, requestOptions, cancellationToken);
}
