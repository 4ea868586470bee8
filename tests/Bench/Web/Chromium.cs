namespace CloudCrm.Bench.Web;

/// <summary>The browser that is installed here.</summary>
public static class Chromium
{
    private static readonly string[] s_names = ["chromium", "google-chrome", "chromium-browser"];

    /// <summary>Its program; null where there is none.</summary>
    public static string? Path { get; } = s_names
        .SelectMany(name => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(folder => System.IO.Path.Combine(folder, name))).FirstOrDefault(File.Exists);
}
