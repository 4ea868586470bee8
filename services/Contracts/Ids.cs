using System.Security.Cryptography;
using System.Text;

namespace CloudCrm.Contracts;

/// <summary>Ids that two parties can make from the same facts (UUID version 8, RFC 9562 section 5.8, over SHA-256).</summary>
public static class Ids
{
    /// <summary>The id that <paramref name="parts"/> always give. Parts are joined by U+001F, so that no two lists of parts meet.</summary>
    public static Guid From(params ReadOnlySpan<string> parts)
    {
        var text = string.Join('\u001f', parts!);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
