using System.Reflection;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Gateway.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace CloudCrm.Gateway.Billing;

/// <summary>In which language a page is written; null for the tenant's.</summary>
internal sealed record LanguageQuery(string? Language, Fault? Fault) : IBound, IEndpointParameterMetadataProvider
{
    private const int LengthMax = 20;
    private static readonly string s_choice = string.Join(", ", Languages.Known);

    public static ValueTask<LanguageQuery?> BindAsync(HttpContext http)
    {
        var query = new QueryReader(http.Request);
        var language = query.Text("language", LengthMax);
        var isKnown = language is null || Languages.Known.Contains(language);
        return ValueTask.FromResult<LanguageQuery?>(new(language, query.Fault ?? (isKnown ? null : Fault.Malformed("language", $"One of {s_choice}."))));
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new InputMetadata("language", typeof(string), $"One of {s_choice}; the tenant's when left out."));
}
