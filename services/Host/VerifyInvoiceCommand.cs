using System.Security;
using CloudCrm.Billing.Invoices.Bundles;
using CloudCrm.Foundation;

namespace CloudCrm.Host;

/// <summary>Rates the invoice of a bundle again: needs no database and changes nothing.</summary>
public static class VerifyInvoiceCommand
{
    /// <summary>The largest file: 1 GiB.</summary>
    public const long BytesMax = 1L << 30;

    /// <summary>Says yes (0), or no with the first line that differs and how (1).</summary>
    /// <exception cref="SettingException">The file can't be read, or a field of it is wrong and named.</exception>
    public static async Task<int> Run(string path, TextWriter output)
    {
        if (!BundleVerifier.Verify(await Read(path)).Try(out var verdict, out var refusal))
            throw new SettingException($"{path}: {refusal.Detail}");
        await output.WriteLineAsync(verdict.IsRight ? "yes" : $"no: {verdict.Place}: {verdict.Detail}");
        await output.FlushAsync();
        return verdict.IsRight ? 0 : 1;
    }

    private static async Task<byte[]> Read(string path)
    {
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > BytesMax })
                throw new SettingException($"{path}: the file has more than {BytesMax} bytes.");
            return await File.ReadAllBytesAsync(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SecurityException or ArgumentException)
        {
            throw new SettingException($"{path}: {e.Message}", e);
        }
    }
}
