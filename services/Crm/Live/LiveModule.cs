using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CloudCrm.Crm.Live;

/// <summary>What open pages follow.</summary>
internal static class LiveModule
{
    /// <summary>Adds the capability to the CRM role.</summary>
    public static void AddLive(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<LiveWatch>();
        builder.Services.AddHostedService<LivePump>();
    }
}
