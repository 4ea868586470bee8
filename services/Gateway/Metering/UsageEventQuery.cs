using System.Reflection;
using CloudCrm.Contracts.Metering;
using CloudCrm.Gateway.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace CloudCrm.Gateway.Metering;

/// <summary>Which events, and which page of them.</summary>
internal sealed record UsageEventQuery(string Meter, DateTimeOffset From, DateTimeOffset To, DateTimeOffset? ReceivedUntil, string? Cursor, int Limit, Fault? Fault)
    : IBound, IEndpointParameterMetadataProvider
{
    private const int MeterMax = 64;

    public static ValueTask<UsageEventQuery?> BindAsync(HttpContext http)
    {
        var query = new QueryReader(http.Request);
        return ValueTask.FromResult<UsageEventQuery?>(new(
            query.NeededText("meter", MeterMax), query.NeededInstant("from"), query.NeededInstant("to"), query.Instant("receivedUntil"), query.Cursor(), query.Limit(), query.Fault));
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        builder.Metadata.Add(new InputMetadata("meter", typeof(string), "The meter's code.") { IsNeeded = true });
        builder.Metadata.Add(new InputMetadata("from", typeof(DateTimeOffset), "Start, inclusive.") { IsNeeded = true });
        builder.Metadata.Add(new InputMetadata("to", typeof(DateTimeOffset), "End, exclusive, at most 400 days after the start.") { IsNeeded = true });
        builder.Metadata.Add(new InputMetadata("receivedUntil", typeof(DateTimeOffset), "Only those that the ledger had taken by then, as an invoice counts them; all when left out."));
        builder.Metadata.Add(InputMetadata.Cursor);
        builder.Metadata.Add(InputMetadata.Limit);
    }

    public ListLedgerEntries ToContract() => new(Meter, From, To, ReceivedUntil, Cursor, Limit);
}
