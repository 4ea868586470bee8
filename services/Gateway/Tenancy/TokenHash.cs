using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace CloudCrm.Gateway.Tenancy;

/// <summary>The SHA-256 of a token: what the memory knows it by, so that no token lies around in it.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct TokenHash(ulong A, ulong B, ulong C, ulong D)
{
    public static TokenHash Of(string token)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(token), hash);
        return MemoryMarshal.Read<TokenHash>(hash);
    }
}
