using System.Security;
using CloudCrm.Billing.Rating;
using CloudCrm.Foundation;

namespace CloudCrm.Host;

/// <summary>Rates a file of prices with worked cases: needs no database and changes nothing.</summary>
public static class RateCommand
{
    /// <summary>The largest file: 64 MiB.</summary>
    public const long BytesMax = 64L << 20;

    /// <summary>Prints the file with what was computed, and nothing else, on <paramref name="output"/>; the exit code is 1 where amounts differ.</summary>
    /// <exception cref="SettingException">The file can't be read, or a field of it is wrong and named.</exception>
    public static async Task<int> Run(string path, TextWriter output, TextWriter errors)
    {
        if (!RateFile.Rate(await Read(path)).Try(out var rated, out var refusal))
            throw new SettingException($"{path}: {refusal.Detail}");
        await output.WriteLineAsync(rated.Json);
        await output.FlushAsync();
        if (rated.Differing.Count == 0)
            return 0;
        await errors.WriteLineAsync($"cloudcrm: {rated.Differing.Count} of {rated.Cases} amounts differ, the first one at {rated.Differing[0]}");
        return 1;
    }

    private static async Task<string> Read(string path)
    {
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > BytesMax })
                throw new SettingException($"{path}: the file has more than {BytesMax} bytes.");
            return await File.ReadAllTextAsync(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SecurityException or ArgumentException)
        {
            throw new SettingException($"{path}: {e.Message}", e);
        }
    }
}
