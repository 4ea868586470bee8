namespace Stripe.TestHelpers;

/// <summary>Clocks for tests.</summary>
public class TestClockService : Service,
    ICreatable<TestClock, TestClockCreateOptions>,
    IDeletable<TestClock, TestClockDeleteOptions>,
    IListable<TestClock, TestClockListOptions>,
    IRetrievable<TestClock, TestClockGetOptions>
{
    /// <summary>Over a client.</summary>
    public TestClockService(IStripeClient client)
        : base(client)
    {
    }

    /// <summary>Makes a clock.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<TestClock> CreateAsync(TestClockCreateOptions options, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Post<TestClock>("/v1/test_helpers/test_clocks", options, requestOptions, cancellationToken);

    /// <summary>Reads a clock.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<TestClock> GetAsync(string id, TestClockGetOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Get<TestClock>($"/v1/test_helpers/test_clocks/{Escaped(id)}", options, requestOptions, cancellationToken);

    /// <summary>Deletes a clock with all that lives by it.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<TestClock> DeleteAsync(string id, TestClockDeleteOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Delete<TestClock>($"/v1/test_helpers/test_clocks/{Escaped(id)}", options, requestOptions, cancellationToken);

    /// <summary>Lets a clock go on; what happens meanwhile happens until it is <c>ready</c>.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<TestClock> AdvanceAsync(string id, TestClockAdvanceOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Post<TestClock>($"/v1/test_helpers/test_clocks/{Escaped(id)}/advance", options, requestOptions, cancellationToken);

    /// <summary>Reads one page of clocks.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<StripeList<TestClock>> ListAsync(TestClockListOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Get<StripeList<TestClock>>("/v1/test_helpers/test_clocks", options, requestOptions, cancellationToken);

    /// <summary>Reads all clocks, page after page, as they are asked for.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual IAsyncEnumerable<TestClock> ListAutoPagingAsync(TestClockListOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Pages<TestClock>("/v1/test_helpers/test_clocks", options, requestOptions, cancellationToken);
}
