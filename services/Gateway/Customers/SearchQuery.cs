using System.Reflection;
using CloudCrm.Contracts.Customers;
using CloudCrm.Gateway.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace CloudCrm.Gateway.Customers;

/// <summary>What to search for, and how much of it.</summary>
internal sealed record SearchQuery(string Text, bool Archived, int Limit, Fault? Fault) : IBound, IEndpointParameterMetadataProvider
{
    /// <summary>More than a request line can hold: what is too long for a search the searcher says.</summary>
    private const int MaxText = 10_000;

    public static ValueTask<SearchQuery?> BindAsync(HttpContext http)
    {
        var query = new QueryReader(http.Request);
        return ValueTask.FromResult<SearchQuery?>(new(
            query.NeededText("q", MaxText),
            query.Flag("archived"),
            (int)query.Number("limit", ICustomerSearcher.DefaultLimit, 1, ICustomerSearcher.MaxLimit),
            query.Fault));
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        builder.Metadata.Add(new InputMetadata("q", typeof(string), "Words that a customer must have, all of them, 1 to 254 characters: each as the beginning of a word, case and accents aside.") { IsNeeded = true });
        builder.Metadata.Add(new InputMetadata("archived", typeof(bool), "True adds archived customers."));
        builder.Metadata.Add(new InputMetadata("limit", typeof(int), $"The most customers to answer, 1 to {ICustomerSearcher.MaxLimit}; {ICustomerSearcher.DefaultLimit} when left out. There are no further pages."));
    }
}
