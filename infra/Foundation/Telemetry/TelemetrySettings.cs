using Microsoft.Extensions.Configuration;

namespace CloudCrm.Foundation.Telemetry;

/// <summary>The setting <c>Telemetry:Endpoint</c>: the base address of an OTLP collector over HTTP, such as <c>http://collector:4318</c>. Without it nothing leaves the process.</summary>
/// <param name="Endpoint">Where to; null for off.</param>
/// <param name="Service">The setting <c>Telemetry:Service</c>: what this process calls itself; <c>cloudcrm</c> by default.</param>
public sealed record TelemetrySettings(Uri? Endpoint, string Service)
{
    /// <summary>Reads and checks the settings.</summary>
    /// <exception cref="SettingException">The endpoint is no http(s) address.</exception>
    public static TelemetrySettings From(IConfiguration configuration)
    {
        var service = configuration["Telemetry:Service"] is { Length: > 0 } name ? name : "cloudcrm";
        if (configuration["Telemetry:Endpoint"] is not { Length: > 0 } text)
            return new(null, service);
        return Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? new(uri, service)
            : throw new SettingException("The setting Telemetry:Endpoint is an address such as http://collector:4318.");
    }
}
