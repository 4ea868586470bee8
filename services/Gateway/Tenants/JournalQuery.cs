using System.Reflection;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Gateway.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace CloudCrm.Gateway.Tenants;

/// <summary>From where on in the journal, how much of it, and which entries.</summary>
internal sealed record JournalQuery(long After, bool IsNewestFirst, long? Before, int Limit, JournalFilter Filter, Fault? Fault) : IBound, IEndpointParameterMetadataProvider
{
    private const int MaxWord = 100;

    /// <summary>The same from another place.</summary>
    public JournalQuery At(long place) => IsNewestFirst ? this with { Before = place } : this with { After = place };

    public static ValueTask<JournalQuery?> BindAsync(HttpContext http)
    {
        var query = new QueryReader(http.Request);
        var filter = new JournalFilter(
            query.Id("actor"), query.Text("entity", MaxWord), query.Id("entityId"), query.Text("verb", MaxWord), query.Instant("from"), query.Instant("to"));
        var (after, newest, before, limit) = (query.Number("after", -1, 0, long.MaxValue), query.Flag("newest"), query.Number("before", -1, 1, long.MaxValue), query.Limit());
        var fault = query.Fault ?? (newest ? after >= 0 : before >= 0) switch
        {
            true when newest => Fault.Malformed("after", "Goes with the order of commit; newest first goes back from before."),
            true => Fault.Malformed("before", "Goes with newest=true; the order of commit goes on after after."),
            false => null,
        };
        return ValueTask.FromResult<JournalQuery?>(new(Math.Max(after, 0), newest, before < 0 ? null : before, limit, filter, fault));
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        InputMetadata[] inputs =
        [
            new("after", typeof(long), "The sequence number to go on after; from the beginning when left out."),
            new("newest", typeof(bool), "Whether the newest comes first."),
            new("before", typeof(long), "With newest: the sequence number to go back from; from the newest when left out."),
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
