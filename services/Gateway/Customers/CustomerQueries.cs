using System.Reflection;
using CloudCrm.Contracts.Customers;
using CloudCrm.Gateway.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace CloudCrm.Gateway.Customers;

/// <summary>Which customers, in which order, and which page of them.</summary>
internal sealed record CustomerListQuery(CustomerFilter Filter, string? Cursor, int Limit, Fault? Fault) : IBound, IEndpointParameterMetadataProvider
{
    private const int MaxText = 200;
    private const int MaxCondition = 2_100;
    private const int MaxConditions = 10;

    public static ValueTask<CustomerListQuery?> BindAsync(HttpContext http)
    {
        var query = new QueryReader(http.Request);
        var (filter, fault) = Read(query);
        return ValueTask.FromResult<CustomerListQuery?>(new(filter, query.Cursor(), query.Limit(), query.Fault ?? fault));
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        foreach (var input in Inputs)
            builder.Metadata.Add(input);
        builder.Metadata.Add(InputMetadata.Cursor);
        builder.Metadata.Add(InputMetadata.Limit);
    }

    /// <summary>What describes a filter in the OpenAPI document.</summary>
    public static IReadOnlyList<InputMetadata> Inputs { get; } =
    [
        new("name", typeof(string), "What the name begins with, case and accents aside."),
        new("archived", typeof(bool), "True adds archived customers."),
        new("kind", typeof(Wire.CustomerKind), "Only persons or only organisations."),
        new("owner", typeof(Guid), "Only those that this member looks after."),
        new("externalId", typeof(string), "Only the one with this external id."),
        new("tag", typeof(string), "Only those with this tag, case and accents aside; up to 10 times.") { Repeats = true },
        new("filter", typeof(string), "A condition such as tenure>=12, up to 10 times: a filterable field of the tenant's own, createdAt or changedAt; one of = != < <= > >= and ^= (begins with, for texts); a value. Nothing after = means that there is no value, after != that there is one.") { Repeats = true },
        new("sort", typeof(string), "name, createdAt, changedAt or a filterable field, with - before it for the other way round; by name when left out. Who has no value in the field comes last."),
    ];

    /// <summary>Reads a filter, or the first thing that is wrong with it beside what the reader notes itself.</summary>
    public static (CustomerFilter Filter, Fault? Fault) Read(QueryReader query)
    {
        Fault? fault = null;
        var conditions = new List<FieldFilter>();
        foreach (var text in query.Texts("filter", MaxCondition, MaxConditions))
        {
            if (FilterText.Parse(text) is { } condition)
                conditions.Add(condition);
            else
                fault ??= Fault.Malformed("filter", FilterText.Expected);
        }

        var sort = query.Text("sort", MaxText);
        var filter = new CustomerFilter
        {
            NamePrefix = query.Text("name", MaxText),
            Archived = query.Flag("archived"),
            Kind = query.Choice<CustomerKind>("kind"),
            OwnerId = query.Id("owner"),
            ExternalId = query.Text("externalId", MaxText),
            Tags = [.. query.Texts("tag", MaxText, MaxConditions)],
            Fields = [.. conditions],
            Sort = sort?.TrimStart('-'),
            Descending = sort?.StartsWith('-') ?? false,
        };
        return (filter, fault);
    }
}

/// <summary>A phone, mail or handle to look up, and which page of those that have it.</summary>
internal sealed record LookupQuery(ContactKind Kind, string Value, string? Cursor, int Limit, Fault? Fault) : IBound, IEndpointParameterMetadataProvider
{
    private const int MaxValue = 254;

    public static ValueTask<LookupQuery?> BindAsync(HttpContext http)
    {
        var query = new QueryReader(http.Request);
        var kind = query.Needed("kind", query.Choice<ContactKind>("kind")) ?? default;
        return ValueTask.FromResult<LookupQuery?>(new(kind, query.NeededText("value", MaxValue), query.Cursor(), query.Limit(), query.Fault));
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        builder.Metadata.Add(new InputMetadata("kind", typeof(Wire.ContactKind), "What the value is.") { IsNeeded = true });
        builder.Metadata.Add(new InputMetadata("value", typeof(string), "The phone, mail or handle, whatever its spelling.") { IsNeeded = true });
        builder.Metadata.Add(InputMetadata.Cursor);
        builder.Metadata.Add(InputMetadata.Limit);
    }
}
