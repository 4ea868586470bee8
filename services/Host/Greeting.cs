using System.Reflection;
using CloudCrm.Crm.Tenants;
using CloudCrm.Host.Settings;
using CloudCrm.Host.Web;

namespace CloudCrm.Host;

/// <summary>What a start says: where the product is, how the operator signs in, and that it is ready.</summary>
public static class Greeting
{
    /// <summary>Prints it. The operator's secret is printed by the start that made it and by no other.</summary>
    public static async Task Print(WebApplication app, TextWriter output)
    {
        var settings = app.Services.GetRequiredService<HostSettings>();
        await output.WriteLineAsync($"CloudCrm {Version()} ({settings.Roles.ToString().ToLowerInvariant()})");
        await output.WriteLineAsync($"data      {settings.Data}");
        if (settings.Has(HostRoles.Gateway))
            await output.WriteLineAsync($"address   {string.Join(' ', app.Urls)}");
        if (settings.Has(HostRoles.Web))
            await output.WriteLineAsync($"pages     {(app.Services.GetService<WebFolder>() is null ? "none: ./dev web builds them" : string.Join(' ', app.Urls))}");
        if (app.Services.GetService<FirstRunSecret>() is { } operatorSecret)
            await output.WriteLineAsync(Operator(operatorSecret));
        await output.WriteLineAsync("ready");
    }

    private static string Operator(FirstRunSecret first) => first switch
    {
        { Mail: { } mail, Secret: { } secret } => $"operator  {mail} signs in at POST /v1/operator/sessions with the secret {secret} (printed only this once)",
        { Mail: { } mail } => $"operator  {mail} signs in at POST /v1/operator/sessions with the secret of Operator:Secret",
        _ => "operator  signs in at POST /v1/operator/sessions (a lost secret is replaced by the setting Operator:Secret)",
    };

    /// <summary>The version of the program.</summary>
    internal static string Version() =>
        typeof(Greeting).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
