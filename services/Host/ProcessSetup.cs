using CloudCrm.Foundation;
using CloudCrm.Host.Settings;
using Microsoft.Extensions.Logging.Console;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace CloudCrm.Host;

/// <summary>What belongs to the process rather than to a role: logs, limits of the web server, the key ring, the stop.</summary>
public static class ProcessSetup
{
    /// <summary>How long work under way may take to end once the process is told to stop.</summary>
    public static readonly TimeSpan DrainMax = TimeSpan.FromSeconds(25);

    /// <summary>Adds it.</summary>
    public static void AddProcess(this WebApplicationBuilder builder, HostSettings settings)
    {
        OwnFolder("Data", settings.Data);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = DrainMax);
        builder.AddLog();
        builder.WebHost.UseUrls(settings.Url.GetLeftPart(UriPartial.Authority));
        builder.WebHost.ConfigureKestrel(options => Limit(options));
        builder.Services.AddDataProtection().SetApplicationName("CloudCrm").PersistKeysToFileSystem(OwnFolder("Keys", settings.Keys));
    }

    /// <summary>Believes the reverse proxies that the settings name, and nobody else, about whom a request comes from.</summary>
    public static void UseProxies(this WebApplication app, HostSettings settings)
    {
        if (settings.Proxies.Count == 0)
            return;
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        // As many proxies in a row as the settings name.
        options.ForwardLimit = null;
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in settings.Proxies)
            options.KnownIPNetworks.Add(network);
        app.UseForwardedHeaders(options);
    }

    private static void AddLog(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders().AddConsole(console => console.FormatterName = ShortLines.Name).AddConsoleFormatter<ShortLines, ConsoleFormatterOptions>();
        // Settings below Logging come last and win.
        builder.Logging.SetMinimumLevel(LogLevel.Warning)
            .AddFilter("CloudCrm", LogLevel.Information)
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error)
            .AddFilter("Microsoft.Extensions.Hosting", LogLevel.Critical) // A failed start is told by Program, in one line where it was expected.
            .AddConfiguration(builder.Configuration.GetSection("Logging"));
    }

    // What is in there is for the product's own user only.
    private static DirectoryInfo OwnFolder(string setting, string path)
    {
        try
        {
            var folder = Directory.CreateDirectory(path);
            if (!OperatingSystem.IsWindows())
                folder.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
            return folder;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SettingException($"{setting}: the folder {path} cannot be made. {e.Message}", e);
        }
    }

    private static void Limit(KestrelServerOptions options)
    {
        options.AddServerHeader = false;
        options.Limits.MaxRequestBodySize = 1 << 20;
        options.Limits.MaxRequestHeadersTotalSize = 16 << 10;
        options.Limits.MaxRequestHeaderCount = 64;
        options.Limits.MaxConcurrentConnections = 10_000;
        options.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        options.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(90);
    }
}
