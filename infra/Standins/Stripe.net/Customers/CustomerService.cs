namespace Stripe;

/// <summary>Customers.</summary>
public class CustomerService : Service,
    ICreatable<Customer, CustomerCreateOptions>,
    IDeletable<Customer, CustomerDeleteOptions>,
    IListable<Customer, CustomerListOptions>,
    IRetrievable<Customer, CustomerGetOptions>,
    ISearchable<Customer, CustomerSearchOptions>,
    IUpdatable<Customer, CustomerUpdateOptions>
{
    internal CustomerService(IStripeClient client)
        : base(client)
    {
    }

    /// <summary>Makes a customer.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<Customer> CreateAsync(CustomerCreateOptions options, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Post<Customer>("/v1/customers", options, requestOptions, cancellationToken);

    /// <summary>Reads a customer.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<Customer> GetAsync(string id, CustomerGetOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Get<Customer>($"/v1/customers/{Escaped(id)}", options, requestOptions, cancellationToken);

    /// <summary>Changes a customer; what is not set stays as it is.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<Customer> UpdateAsync(string id, CustomerUpdateOptions options, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Post<Customer>($"/v1/customers/{Escaped(id)}", options, requestOptions, cancellationToken);

    /// <summary>Deletes a customer for good and cancels its subscriptions.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<Customer> DeleteAsync(string id, CustomerDeleteOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Delete<Customer>($"/v1/customers/{Escaped(id)}", options, requestOptions, cancellationToken);

    /// <summary>Reads one page of customers.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<StripeList<Customer>> ListAsync(CustomerListOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Get<StripeList<Customer>>("/v1/customers", options, requestOptions, cancellationToken);

    /// <summary>Reads all customers, page after page, as they are asked for.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual IAsyncEnumerable<Customer> ListAutoPagingAsync(CustomerListOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Pages<Customer>("/v1/customers", options, requestOptions, cancellationToken);

    /// <summary>Reads one page of the customers that are found.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<StripeSearchResult<Customer>> SearchAsync(CustomerSearchOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Get<StripeSearchResult<Customer>>("/v1/customers/search", options, requestOptions, cancellationToken);

    /// <summary>Reads all customers that are found, page after page, as they are asked for.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual IAsyncEnumerable<Customer> SearchAutoPagingAsync(CustomerSearchOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Found<Customer>("/v1/customers/search", options, requestOptions, cancellationToken);
}
