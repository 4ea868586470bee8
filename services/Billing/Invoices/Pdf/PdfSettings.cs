using CloudCrm.Foundation;
using Microsoft.Extensions.Configuration;

namespace CloudCrm.Billing.Invoices.Pdf;

/// <summary>With what PDF is printed.</summary>
/// <param name="Browser">Full path of Chromium or Chrome; null where there is none.</param>
/// <param name="Prefix">How the names of the folders begin in which pages are while they are printed.</param>
public sealed record PdfSettings(string? Browser, string Prefix = "cloudcrm-pdf-")
{
    private static readonly string[] s_names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

    /// <summary>Reads <c>Pdf:Browser</c>; without it the browser is looked for where programs are.</summary>
    /// <exception cref="SettingException">There is no such file.</exception>
    public static PdfSettings From(IConfiguration configuration)
    {
        if (configuration["Pdf:Browser"] is not { Length: > 0 } given)
            return new(Find());
        return File.Exists(given) ? new(Path.GetFullPath(given)) : throw new SettingException($"Pdf:Browser: there is no file {given}.");
    }

    private static string? Find() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(folder => s_names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
}
