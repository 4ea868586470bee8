using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CloudCrm.Billing.PriceBook;

/// <summary>The versions of the price book.</summary>
internal static class PriceBookModule
{
    /// <summary>Adds the capability to the Billing role.</summary>
    public static void AddPriceBook(this IHostApplicationBuilder builder) => builder.Services.AddSingleton<Books>();
}
