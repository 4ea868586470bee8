namespace Stripe;

/// <summary>The program that calls, for the User-Agent header.</summary>
public class AppInfo
{
    /// <summary>Its name.</summary>
    [Wire("name")]
    public string Name { get; set; }

    /// <summary>Its version.</summary>
    [Wire("version")]
    public string Version { get; set; }

    /// <summary>Its address.</summary>
    [Wire("url")]
    public string Url { get; set; }

    /// <summary>All of it as a part of the header.</summary>
    public string FormatUserAgent() =>
        Name + (string.IsNullOrEmpty(Version) ? "" : $"/{Version}") + (string.IsNullOrEmpty(Url) ? "" : $" ({Url})");
}
