using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace CloudCrm.Foundation.Telemetry;

internal static class TelemetryModule
{
    public static void AddTelemetry(this IHostApplicationBuilder builder)
    {
        builder.Services.AddMetrics();
        builder.Services.TryAddSingleton<FoundationMeters>();
        var settings = TelemetrySettings.From(builder.Configuration);
        if (settings.Endpoint is null)
            return;
        // Without it ASP.NET Core leaves route, method and status out of its activities. Read at the server's start.
        AppContext.SetSwitch("Microsoft.AspNetCore.Hosting.SuppressActivityOpenTelemetryData", false);
        builder.Services.AddSingleton(settings);
        builder.Services.AddHostedService<TelemetryExport>();
    }
}
