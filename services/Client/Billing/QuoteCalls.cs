namespace CloudCrm.Client;

/// <summary>What planned acts come to.</summary>
public sealed class QuoteCalls : Calls
{
    internal QuoteCalls(Transport transport) : base(transport)
    {
    }

    /// <summary>Prices a planned act, and keeps its units where it asks for that; the same id or key and request again gives the first quote.</summary>
    [Operation("MakeQuote")]
    public Task<Quote> Make(MakeQuote request, string? key = null, CancellationToken cancellation = default) => Post<Quote>("v1/quotes", request, key, cancellation);

    /// <summary>A quote as it was made, with what is left of its reservation.</summary>
    [Operation("ReadQuote")]
    public Task<Quote> Read(Guid id, CancellationToken cancellation = default) => Get<Quote>($"v1/quotes/{id}", cancellation);

    /// <summary>Ends a quote's reservation: what is left of it is everybody's again. May be repeated.</summary>
    [Operation("ReleaseQuote")]
    public Task Release(Guid id, CancellationToken cancellation = default) => Delete($"v1/quotes/{id}/reservation", cancellation);
}
