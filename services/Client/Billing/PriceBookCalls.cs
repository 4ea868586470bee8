namespace CloudCrm.Client;

/// <summary>What the product costs.</summary>
public sealed class PriceBookCalls : Calls
{
    internal PriceBookCalls(Transport transport) : base(transport)
    {
    }

    /// <summary>The plans and prices that hold now, or at another time.</summary>
    /// <param name="currency">USD, EUR, TWD, CNY or JPY; USD when null.</param>
    /// <param name="at">When they hold; now when null. What is published already holds in the future, too.</param>
    /// <param name="cancellation">Stops waiting.</param>
    [Operation("ReadPriceBook")]
    public Task<PriceList> Read(string? currency = null, DateTimeOffset? at = null, CancellationToken cancellation = default) =>
        Get<PriceList>(Query.To("v1/price-book", ("currency", currency), ("at", at is { } instant ? Query.Text(instant) : null)), cancellation);

    /// <summary>For the operator: all versions, the last to hold first; at most 1,000.</summary>
    [Operation("ListPriceBooks")]
    public Task<Page<PriceBookVersion>> Versions(CancellationToken cancellation = default) => Get<Page<PriceBookVersion>>("v1/operator/price-books", cancellation);

    /// <summary>For the operator: one version.</summary>
    [Operation("InspectPriceBook")]
    public Task<PublishedPriceBook> Version(Guid id, CancellationToken cancellation = default) => Get<PublishedPriceBook>($"v1/operator/price-books/{id}", cancellation);

    /// <summary>For the operator: what stands against publishing a document now.</summary>
    [Operation("ValidatePriceBook")]
    public Task<PriceBookCheck> Validate(PriceBookDocument document, CancellationToken cancellation = default) =>
        Post<PriceBookCheck>("v1/operator/price-books/validate", document, null, cancellation);

    /// <summary>For the operator: what given quantities would cost under a document.</summary>
    [Operation("PreviewPriceBook")]
    public Task<PricePreview> Preview(PreviewPriceBook request, CancellationToken cancellation = default) =>
        Post<PricePreview>("v1/operator/price-books/preview", request, null, cancellation);

    /// <summary>For the operator: publishes a document for ever. Refused with the first field that is wrong.</summary>
    [Operation("PublishPriceBook")]
    public Task<PriceBookVersion> Publish(PriceBookDocument document, string? key = null, CancellationToken cancellation = default) =>
        Post<PriceBookVersion>("v1/operator/price-books", document, key, cancellation);

    /// <summary>The plans that a company can choose at sign-up; open to visitors.</summary>
    /// <param name="currency">USD, EUR, TWD, CNY or JPY; USD, which new companies pay in, when null.</param>
    /// <param name="seats">For how many seats the totals are, 1 to 10,000; one when null.</param>
    /// <param name="cancellation">Gives the call up.</param>
    [Operation("ListPlans")]
    public Task<PlanChoices> Plans(string? currency = null, int? seats = null, CancellationToken cancellation = default) =>
        Get<PlanChoices>(Query.To("v1/plans", ("currency", currency), ("seats", Query.Text(seats))), cancellation);
}
