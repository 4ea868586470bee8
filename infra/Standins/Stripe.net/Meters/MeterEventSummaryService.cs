namespace Stripe.Billing;

/// <summary>Sums of meters.</summary>
public class MeterEventSummaryService : Service,
    INestedListable<MeterEventSummary, MeterEventSummaryListOptions>
{
    /// <summary>Over a client.</summary>
    public MeterEventSummaryService(IStripeClient client)
        : base(client)
    {
    }

    /// <summary>Reads one page of sums.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<StripeList<MeterEventSummary>> ListAsync(string parentId, MeterEventSummaryListOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Get<StripeList<MeterEventSummary>>($"/v1/billing/meters/{Escaped(parentId)}/event_summaries", options, requestOptions, cancellationToken);

    /// <summary>Reads all sums, page after page, as they are asked for.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual IAsyncEnumerable<MeterEventSummary> ListAutoPagingAsync(string parentId, MeterEventSummaryListOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Pages<MeterEventSummary>($"/v1/billing/meters/{Escaped(parentId)}/event_summaries", options, requestOptions, cancellationToken);
}
