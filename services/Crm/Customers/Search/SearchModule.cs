using CloudCrm.Foundation.Scheduling;
using Microsoft.Extensions.Hosting;

namespace CloudCrm.Crm.Customers.Search;

/// <summary>Search over customers.</summary>
internal static class SearchModule
{
    /// <summary>Adds it to the CRM role.</summary>
    public static void AddCustomerSearch(this IHostApplicationBuilder builder) => builder.AddDueHandler<TokenFill>();
}
