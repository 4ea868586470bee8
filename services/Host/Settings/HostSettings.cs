using System.Net;
using CloudCrm.Foundation;

namespace CloudCrm.Host.Settings;

/// <summary>The settings of the process itself; each module reads its own.</summary>
/// <param name="Data">Full path of the data folder.</param>
/// <param name="Url">Where to listen.</param>
/// <param name="Roles">What this process does.</param>
/// <param name="Keys">Full path of the folder with the key ring.</param>
/// <param name="Proxies">Networks of reverse proxies that may say whom a request comes from.</param>
public sealed record HostSettings(string Data, Uri Url, HostRoles Roles, string Keys, IReadOnlyList<IPNetwork> Proxies)
{
    /// <summary>Whether an empty installation is filled with a made-up company.</summary>
    public bool IsDemo { get; private init; }

    /// <summary>Whether this process does that.</summary>
    public bool Has(HostRoles role) => Roles.HasFlag(role);

    /// <summary>Reads and checks them.</summary>
    /// <exception cref="SettingException">A key is unknown or its value is not one that it may have.</exception>
    public static HostSettings From(IConfiguration configuration)
    {
        RefuseUnknownKeys(configuration);
        var data = Path.GetFullPath(configuration["Data"] is { Length: > 0 } folder ? folder : "data");
        var keys = configuration["Keys"] is { Length: > 0 } ring ? Path.GetFullPath(ring) : Path.Combine(data, "keys");
        return new(data, ParseUrl(configuration["Url"] ?? "http://127.0.0.1:5080"), ParseRoles(configuration["Roles"] ?? "silo,billing,gateway,web"), keys, ParseProxies(configuration["Proxies"] ?? ""))
        {
            IsDemo = ParseDemo(configuration["Demo"] ?? "false"),
        };
    }

    private static void RefuseUnknownKeys(IConfiguration configuration)
    {
        foreach (var (key, value) in configuration.AsEnumerable())
            if (value is not null && !Setting.All.Any(setting => setting.Covers(key)))
                throw new SettingException($"Unknown setting {key}; --help lists all.");
    }

    private static bool ParseDemo(string text) => bool.TryParse(text, out var isDemo) ? isDemo : throw new SettingException($"Demo is true or false, not {text}.");

    private static Uri ParseUrl(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttp && url.AbsolutePath == "/"
            ? url
            : throw new SettingException($"Url is http://ADDRESS:PORT (TLS ends at a reverse proxy), not {text}.");

    private static IReadOnlyList<IPNetwork> ParseProxies(string text) =>
    [
        .. from name in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
           select IPNetwork.TryParse(name, out var network) ? network
               : IPAddress.TryParse(name, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
               : throw new SettingException($"Proxies has addresses and networks such as 10.0.0.0/8, not {name}."),
    ];

    private static HostRoles ParseRoles(string text)
    {
        var roles = HostRoles.None;
        foreach (var name in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            roles |= name.ToLowerInvariant() switch
            {
                "silo" => HostRoles.Silo,
                "billing" => HostRoles.Billing,
                "gateway" => HostRoles.Gateway,
                "web" => HostRoles.Web,
                _ => throw new SettingException($"Unknown role {name}; there are silo, billing, gateway and web."),
            };
        return roles != HostRoles.None ? roles : throw new SettingException("Roles is empty; there are silo, billing, gateway and web.");
    }
}
