using System.Reflection;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Gateway.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace CloudCrm.Gateway.Tenants;

/// <summary>From where on in the journal, how much of it, and which entries.</summary>
internal sealed record JournalQuery(long After, int Limit, JournalFilter Filter, Fault? Fault) : IBound, IEndpointParameterMetadataProvider
{
    private const int MaxWord = 100;

    public static ValueTask<JournalQuery?> BindAsync(HttpContext http)
    {
        var query = new QueryReader(http.Request);
        var filter = new JournalFilter(
            query.Id("actor"), query.Text("entity", MaxWord), query.Id("entityId"), query.Text("verb", MaxWord), query.Instant("from"), query.Instant("to"));
        return ValueTask.FromResult<JournalQuery?>(new(query.Number("after", 0, 0, long.MaxValue), query.Limit(), filter, query.Fault));
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        InputMetadata[] inputs =
        [
            new("after", typeof(long), "The sequence number to go on after; from the beginning when left out."),
            InputMetadata.Limit,
            new("actor", typeof(string), "Only what this account or key did: its UUID."),
            new("entity", typeof(string), "Only what is about things of this kind, such as session, member or customer."),
            new("entityId", typeof(string), "Only what is about this thing: its UUID."),
            new("verb", typeof(string), "Only what happened so, such as opened."),
            new("from", typeof(DateTimeOffset), "From when on, with its offset; inclusive."),
            new("to", typeof(DateTimeOffset), "Until when, with its offset; exclusive."),
        ];
        foreach (var input in inputs)
            builder.Metadata.Add(input);
    }
}
