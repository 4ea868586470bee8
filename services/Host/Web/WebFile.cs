using Microsoft.AspNetCore.StaticFiles;

namespace CloudCrm.Host.Web;

/// <summary>A built file of the web application, with what it was compressed to at build time.</summary>
/// <param name="Type">Its media type.</param>
/// <param name="IsHashed">Whether its name holds a hash of its content, so that it never changes.</param>
/// <param name="Tag">Its entity tag.</param>
/// <param name="Plain">Its bytes.</param>
/// <param name="Brotli">The same in brotli, where that is there.</param>
/// <param name="Gzip">The same in gzip, where that is there.</param>
internal sealed record WebFile(string Type, bool IsHashed, string Tag, ReadOnlyMemory<byte> Plain, ReadOnlyMemory<byte>? Brotli, ReadOnlyMemory<byte>? Gzip)
{
    private static readonly FileExtensionContentTypeProvider s_types = new();

    /// <summary>Its form for who accepts these encodings, and the name of the encoding.</summary>
    public (ReadOnlyMemory<byte> Bytes, string? Encoding) For(string accepted) =>
        Brotli is { } brotli && Accepts(accepted, "br") ? (brotli, "br")
        : Gzip is { } gzip && Accepts(accepted, "gzip") ? (gzip, "gzip")
        : (Plain, null);

    /// <summary>Reads a file and its compressed forms.</summary>
    /// <param name="path">Where it lies.</param>
    /// <param name="isHashed">Whether its name holds a hash of its content.</param>
    public static WebFile Read(string path, bool isHashed)
    {
        var plain = File.ReadAllBytes(path);
        var tag = $"\"{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(plain))[..16]}\"";
        var type = Path.GetExtension(path) == ".webmanifest" ? "application/manifest+json" : s_types.TryGetContentType(path, out var known) ? known : "application/octet-stream";
        return new(type.StartsWith("text/", StringComparison.Ordinal) ? $"{type}; charset=utf-8" : type, isHashed, tag, plain, Beside(path, ".br"), Beside(path, ".gz"));
    }

    // Without the type in front, null would become memory of no bytes: small files have no compressed form.
    private static ReadOnlyMemory<byte>? Beside(string path, string ending) => File.Exists(path + ending) ? (ReadOnlyMemory<byte>?)File.ReadAllBytes(path + ending) : null;

    private static bool Accepts(string accepted, string encoding)
    {
        foreach (var word in accepted.Split(',', StringSplitOptions.TrimEntries))
        {
            if (word.Split(';', StringSplitOptions.TrimEntries) is [var name, .. var weight] && name.Equals(encoding, StringComparison.OrdinalIgnoreCase))
                return !weight.Any(part => part is "q=0" or "q=0.0" or "q=0.00" or "q=0.000");
        }

        return false;
    }
}
