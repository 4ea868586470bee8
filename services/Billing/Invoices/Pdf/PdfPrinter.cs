using System.Diagnostics;
using System.Text;
using CloudCrm.Contracts;
using Microsoft.Extensions.Logging;

namespace CloudCrm.Billing.Invoices.Pdf;

/// <summary>Prints pages by a headless browser: A4, tagged, with the page's title and language. The browser reaches no network, and the page's own policy lets no script run.</summary>
internal sealed partial class PdfPrinter(PdfSettings settings, ILogger<PdfPrinter> log) : IDisposable
{
    /// <summary>Browsers at once.</summary>
    public const int AtOnce = 2;

    /// <summary>Pages that wait for one; further ones are refused.</summary>
    public const int WaitingMax = 32;

    /// <summary>The most bytes of a PDF.</summary>
    public const int BytesMax = 32 << 20;

    /// <summary>How long a browser may take.</summary>
    public static readonly TimeSpan TimeMax = TimeSpan.FromSeconds(60);

    /// <summary>The code of the refusal where there is no browser.</summary>
    public const string Unavailable = "pdf_unavailable";

    private const int ErrorsMax = 2_000;

    private readonly SemaphoreSlim _places = new(AtOnce, AtOnce);
    private int _inside;

    /// <summary>
    /// The PDF of a page. Refused as <c>pdf_unavailable</c> where this installation has no browser, <c>pdf_busy</c> where too many pages wait, and
    /// <c>pdf_failed</c> where the browser did not end well; the page itself can still be had.
    /// </summary>
    public async Task<Outcome<byte[]>> Print(string html, CancellationToken cancellation = default)
    {
        if (settings.Browser is not { } browser)
            return Refusal.Unavailable("PDF is not available: this installation has no browser to print with. Take the HTML, or have Chromium installed (the setting Pdf:Browser names another place).", Unavailable);
        if (Interlocked.Increment(ref _inside) > AtOnce + WaitingMax)
        {
            Interlocked.Decrement(ref _inside);
            return Refusal.Unavailable("Too many pages wait to be printed: try again in a minute.", "pdf_busy");
        }

        try
        {
            await _places.WaitAsync(cancellation);
            try
            {
                return await PrintNow(browser, html, cancellation);
            }
            finally
            {
                _places.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _inside);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _places.Dispose();

    private async Task<Outcome<byte[]>> PrintNow(string browser, string html, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory(settings.Prefix).FullName;
        try
        {
            var (page, pdf) = (Path.Combine(folder, "page.html"), Path.Combine(folder, "page.pdf"));
            await File.WriteAllTextAsync(page, html, Encoding.UTF8, cancellation);
            var errors = await Run(Start(browser, folder, page, pdf), cancellation);
            if (errors is null && new FileInfo(pdf) is { Exists: true, Length: > 0 and <= BytesMax })
                return await File.ReadAllBytesAsync(pdf, cancellation);
            LogFailed(errors ?? "It made no file, or one that is too large.");
            return Refusal.Unavailable("The PDF could not be made. Take the HTML, or try again.", "pdf_failed");
        }
        finally
        {
            Remove(folder);
        }
    }

    // The words of a browser that did not end well; null where it did.
    private static async Task<string?> Run(ProcessStartInfo start, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(TimeMax);
        using var process = new Process { StartInfo = start };
        process.Start();
        try
        {
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
            await process.WaitForExitAsync(limit.Token);
            await output;
            var words = await errors;
            return process.ExitCode == 0 ? null : $"Exit code {process.ExitCode}. {words[..Math.Min(words.Length, ErrorsMax)]}";
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return $"It took longer than {TimeMax.TotalSeconds} s.";
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync(CancellationToken.None);
            }
        }
    }

    // It inherits nothing from this process, whose environment may hold passwords. The sandbox is off only for root, for whom the browser has none.
    private static ProcessStartInfo Start(string browser, string folder, string page, string pdf)
    {
        var start = new ProcessStartInfo(browser)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        start.Environment.Clear();
        start.Environment["PATH"] = Environment.GetEnvironmentVariable("PATH");
        start.Environment["LANG"] = "C.UTF-8";
        foreach (var name in (string[])["HOME", "TMPDIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"])
            start.Environment[name] = folder;
        string[] options =
        [
            "--headless", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--no-default-browser-check", "--disable-extensions", "--disable-sync",
            "--disable-default-apps", "--disable-background-networking", "--disable-component-update", "--disable-crash-reporter", "--disable-breakpad",
            "--host-resolver-rules=MAP * ~NOTFOUND", "--proxy-server=127.0.0.1:9", "--proxy-bypass-list=<-loopback>",
            "--no-pdf-header-footer", "--export-tagged-pdf", "--generate-pdf-document-outline",
            $"--user-data-dir={Path.Combine(folder, "profile")}", $"--print-to-pdf={pdf}", new Uri(page).AbsoluteUri,
        ];
        foreach (var option in Environment.IsPrivilegedProcess ? options.Prepend("--no-sandbox") : options)
            start.ArgumentList.Add(option);
        return start;
    }

    private void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (IOException e)
        {
            LogLeft(e, folder);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The browser could not print a page: {Words}")]
    private partial void LogFailed(string words);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The folder {Folder} of a printed page could not be removed.")]
    private partial void LogLeft(Exception exception, string folder);
}
