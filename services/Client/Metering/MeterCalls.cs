namespace CloudCrm.Client;

/// <summary>What is counted.</summary>
public sealed class MeterCalls : Calls
{
    internal MeterCalls(Transport transport) : base(transport)
    {
    }

    /// <summary>All meters, archived ones too: the product's own first, then by code; at most 1,000 and the product's own.</summary>
    [Operation("ListMeters")]
    public async Task<IReadOnlyList<Meter>> List(CancellationToken cancellation = default) =>
        (await Get<Page<Meter>>("v1/meters", cancellation).ConfigureAwait(false)).Items;
}
