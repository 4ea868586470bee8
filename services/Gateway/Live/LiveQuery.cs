using System.Globalization;
using System.Reflection;
using CloudCrm.Gateway.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace CloudCrm.Gateway.Live;

/// <summary>Where a stream goes on; null means from now on.</summary>
internal sealed record LiveQuery(long? After, Fault? Fault) : IBound, IEndpointParameterMetadataProvider
{
    /// <summary>What a browser sends by itself when it comes back; it says more than the address, which is still that of the first time.</summary>
    private const string LastEventId = "Last-Event-ID";

    public static ValueTask<LiveQuery?> BindAsync(HttpContext http)
    {
        var query = new QueryReader(http.Request);
        var after = query.Number("after", -1, 0, long.MaxValue);
        var last = http.Request.Headers[LastEventId];
        if (last.Count == 0)
            return ValueTask.FromResult<LiveQuery?>(new(after < 0 ? null : after, query.Fault));
        return ValueTask.FromResult<LiveQuery?>(last.Count == 1 && long.TryParse(last[0], NumberStyles.None, CultureInfo.InvariantCulture, out var place)
            ? new(place, query.Fault)
            : new(null, Fault.Malformed(LastEventId, "The id of an event of this stream.")));
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        builder.Metadata.Add(new InputMetadata("after", typeof(long), "The sequence number to go on after; from now on when left out."));
        builder.Metadata.Add(new InputMetadata(LastEventId, typeof(string), "The id of the last event that came; browsers send it by themselves.") { IsHeader = true });
    }
}
