namespace CloudCrm.Client;

/// <summary>What the tenant used.</summary>
public sealed class UsageCalls : Calls
{
    internal UsageCalls(Transport transport) : base(transport)
    {
    }

    /// <summary>Usage between two instants on UTC quarter-hours, at most 400 days apart; fresh within 2 s of the acts.</summary>
    [Operation("ReadUsage")]
    public Task<Usage> Read(DateTimeOffset from, DateTimeOffset to, UsageGroup groupBy = UsageGroup.Meter, CancellationToken cancellation = default) =>
        Get<Usage>(
            Query.To("v1/usage", ("from", Query.Text(from)), ("to", Query.Text(to)), ("groupBy", Query.Text(groupBy))), cancellation);
}
