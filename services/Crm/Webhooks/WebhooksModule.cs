using System.Net;
using CloudCrm.Foundation;
using CloudCrm.Foundation.Scheduling;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CloudCrm.Crm.Webhooks;

/// <summary>Webhooks out.</summary>
internal static class WebhooksModule
{
    private const string AllowLoopback = "Webhooks:AllowLoopback";

    /// <summary>Adds the capability to the CRM role.</summary>
    /// <exception cref="SettingException">A setting is malformed; it is named.</exception>
    public static void AddWebhooks(this IHostApplicationBuilder builder)
    {
        var allowLoopback = false;
        if (builder.Configuration[AllowLoopback] is { Length: > 0 } text && !bool.TryParse(text, out allowLoopback))
            throw new SettingException($"The setting {AllowLoopback} is true or false.");
        builder.Services.AddDataProtection();
        builder.Services.AddSingleton(new AddressGuard(allowLoopback, Dns.GetHostAddressesAsync));
        builder.Services.AddSingleton<SigningSecrets>();
        builder.Services.AddSingleton<WebhookPost>();
        builder.Services.AddHostedService<WebhookPump>();
        builder.AddDueHandler<WebhookAlarm>().AddDueHandler<WebhookSweep>();
    }
}
