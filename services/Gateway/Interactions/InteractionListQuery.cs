using System.Reflection;
using CloudCrm.Contracts.Interactions;
using CloudCrm.Gateway.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace CloudCrm.Gateway.Interactions;

/// <summary>Which interactions, and which page of them.</summary>
internal sealed record InteractionListQuery(InteractionFilter Filter, string? Cursor, int Limit, Fault? Fault) : IBound, IEndpointParameterMetadataProvider
{
    public static ValueTask<InteractionListQuery?> BindAsync(HttpContext http)
    {
        var query = new QueryReader(http.Request);
        var filter = new InteractionFilter(query.Choice<InteractionState>("state"), query.Id("assignedTo"), query.Flag("unassigned"));
        return ValueTask.FromResult<InteractionListQuery?>(new(filter, query.Cursor(), query.Limit(), query.Fault));
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        builder.Metadata.Add(new InputMetadata("state", typeof(Wire.InteractionState), "Only those in this state."));
        builder.Metadata.Add(new InputMetadata("assignedTo", typeof(Guid), "Only those that this member works on."));
        builder.Metadata.Add(new InputMetadata("unassigned", typeof(bool), "Only those that nobody works on; not together with `assignedTo`."));
        builder.Metadata.Add(InputMetadata.Cursor);
        builder.Metadata.Add(InputMetadata.Limit);
    }
}
