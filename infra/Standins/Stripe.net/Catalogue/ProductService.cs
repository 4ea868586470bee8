namespace Stripe;

/// <summary>Products.</summary>
public class ProductService : Service,
    ICreatable<Product, ProductCreateOptions>,
    IListable<Product, ProductListOptions>,
    IRetrievable<Product, ProductGetOptions>,
    ISearchable<Product, ProductSearchOptions>,
    IUpdatable<Product, ProductUpdateOptions>
{
    /// <summary>Over a client.</summary>
    public ProductService(IStripeClient client)
        : base(client)
    {
    }

    /// <summary>Makes a product.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<Product> CreateAsync(ProductCreateOptions options, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Post<Product>("/v1/products", options, requestOptions, cancellationToken);

    /// <summary>Reads a product.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<Product> GetAsync(string id, ProductGetOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Get<Product>($"/v1/products/{Escaped(id)}", options, requestOptions, cancellationToken);

    /// <summary>Changes a product; what is not set stays as it is.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<Product> UpdateAsync(string id, ProductUpdateOptions options, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Post<Product>($"/v1/products/{Escaped(id)}", options, requestOptions, cancellationToken);

    /// <summary>Reads one page of products.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<StripeList<Product>> ListAsync(ProductListOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Get<StripeList<Product>>("/v1/products", options, requestOptions, cancellationToken);

    /// <summary>Reads all products, page after page, as they are asked for.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual IAsyncEnumerable<Product> ListAutoPagingAsync(ProductListOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Pages<Product>("/v1/products", options, requestOptions, cancellationToken);

    /// <summary>Reads one page of the products that are found.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<StripeSearchResult<Product>> SearchAsync(ProductSearchOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Get<StripeSearchResult<Product>>("/v1/products/search", options, requestOptions, cancellationToken);

    /// <summary>Reads all products that are found, page after page, as they are asked for.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual IAsyncEnumerable<Product> SearchAutoPagingAsync(ProductSearchOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Found<Product>("/v1/products/search", options, requestOptions, cancellationToken);
}
