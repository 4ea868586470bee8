using CloudCrm.Foundation.Scheduling;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CloudCrm.Crm.Interactions;

/// <summary>Interactions with their messages and files.</summary>
internal static class InteractionsModule
{
    /// <summary>Adds the capability to the CRM role.</summary>
    public static void AddInteractions(this IHostApplicationBuilder builder) => builder.Services.AddSingleton<IDueHandler, BlobDeletion>();
}
