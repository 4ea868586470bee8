using System.Reflection;
using CloudCrm.Contracts.Customers;
using CloudCrm.Gateway.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace CloudCrm.Gateway.Customers;

/// <summary>Which tasks, and which page of them.</summary>
internal sealed record TaskQuery(TaskFilter Filter, bool Mine, string? Cursor, int Limit, Fault? Fault) : IBound, IEndpointParameterMetadataProvider
{
    public static ValueTask<TaskQuery?> BindAsync(HttpContext http)
    {
        var query = new QueryReader(http.Request);
        var filter = new TaskFilter(
            query.Choice<TaskState>("state") ?? TaskState.Open, query.Id("assignee"), query.Id("customer"), query.Instant("dueFrom"), query.Instant("dueTo"),
            query.Flag("overdue"));
        var mine = query.Flag("mine");
        var fault = mine && filter.AssigneeId is not null ? Fault.Malformed("mine", "Either one's own, or those of an assignee.") : null;
        return ValueTask.FromResult<TaskQuery?>(new(filter, mine, query.Cursor(), query.Limit(), query.Fault ?? fault));
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        builder.Metadata.Add(new InputMetadata("state", typeof(Wire.TaskState), "Where they stand; open when left out."));
        builder.Metadata.Add(new InputMetadata("assignee", typeof(Guid), "Only those of this assignee."));
        builder.Metadata.Add(new InputMetadata("mine", typeof(bool), "True for one's own; not together with assignee."));
        builder.Metadata.Add(new InputMetadata("customer", typeof(Guid), "Only those about this customer, or about one that was merged into it."));
        builder.Metadata.Add(new InputMetadata("dueFrom", typeof(DateTimeOffset), "Only those due at this instant or later."));
        builder.Metadata.Add(new InputMetadata("dueTo", typeof(DateTimeOffset), "Only those due before this instant."));
        builder.Metadata.Add(new InputMetadata("overdue", typeof(bool), "True for open ones whose time is over."));
        builder.Metadata.Add(InputMetadata.Cursor);
        builder.Metadata.Add(InputMetadata.Limit);
    }
}
