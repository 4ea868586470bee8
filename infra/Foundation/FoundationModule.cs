using CloudCrm.Foundation.Blobs;
using CloudCrm.Foundation.Data;
using CloudCrm.Foundation.Messaging;
using CloudCrm.Foundation.Telemetry;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace CloudCrm.Foundation;

/// <summary>The mechanism that every role stands on.</summary>
public static class FoundationModule
{
    /// <summary>Clock, telemetry, bus and blobs, from the settings. Databases are added by the roles that own them, with <c>AddTenantDb</c>.</summary>
    /// <exception cref="SettingException">A setting is missing or wrong; the text names it.</exception>
    /// <exception cref="InvalidOperationException">A database was added before.</exception>
    public static IHostApplicationBuilder AddFoundation(this IHostApplicationBuilder builder)
    {
        // A database that came first would have neither relay nor scheduler, and nobody would notice.
        if (builder.Services.Any(service => service.ServiceType == typeof(DatabaseMigrator)))
            throw new InvalidOperationException("AddFoundation comes before the first AddTenantDb.");
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.AddTelemetry();
        builder.AddBus();
        builder.AddBlobs();
        return builder;
    }

    internal static bool HasFoundation(this IHostApplicationBuilder builder) =>
        builder.Services.Any(service => service.ServiceType == typeof(BusSettings));
}
