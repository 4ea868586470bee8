using CloudCrm.Foundation.Scheduling;
using Microsoft.Extensions.Hosting;

namespace CloudCrm.Billing.Quotes;

/// <summary>Quotes: what planned acts come to.</summary>
internal static class QuotesModule
{
    /// <summary>Adds the capability to the Billing role.</summary>
    public static void AddQuotes(this IHostApplicationBuilder builder) => builder.AddDueHandler<QuotePurge>();
}
