using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace CloudCrm.Gateway.Http;

/// <summary>Tells writes under one key apart: by the operation, the values of its route, and its body.</summary>
internal static class Fingerprint
{
    /// <summary>Of a write without a body.</summary>
    public static string Of(string route) => Of(route, []);

    /// <summary>The same for bodies that differ only in white space or the order of members.</summary>
    public static string Of<T>(string route, T body) where T : class => Of(route, JsonSerializer.SerializeToUtf8Bytes(body, WireJson.Requests));

    private static string Of(string route, byte[] body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(route));
        hash.AppendData("\n"u8);
        hash.AppendData(body);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
