using System.Collections.Immutable;
using System.Security.Cryptography;
using CloudCrm.Contracts;
using Microsoft.AspNetCore.DataProtection;

namespace CloudCrm.Crm.Webhooks;

/// <summary>A secret as it is stored.</summary>
/// <param name="Protected">The secret, protected by the key ring.</param>
/// <param name="Until">Until when it signs; null for the present one.</param>
internal sealed record SigningSecret(string Protected, DateTimeOffset? Until = null);

/// <summary>
/// Makes and opens the secrets of webhooks. They must be known to sign, so they are not hashed but protected by the Data Protection key ring, each for its own
/// webhook: the row of another webhook cannot be opened with them.
/// </summary>
internal sealed class SigningSecrets(IDataProtectionProvider protection)
{
    /// <summary>How long a replaced secret goes on signing.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromDays(1);

    /// <summary>The most secrets that sign at a time.</summary>
    public const int Max = 4;

    private const int Bytes = 32;
    private readonly IDataProtector _root = protection.CreateProtector("CloudCrm.Webhooks.Secret");

    /// <summary>A new secret, in the spelling that receivers keep (<c>whsec_</c> and base64).</summary>
    public static string New() => WebhookSignature.Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(Bytes));

    public SigningSecret Protect(TenantId tenant, Guid webhook, string secret) => new(For(tenant, webhook).Protect(secret));

    /// <summary>The secrets that sign at an instant, the present one first.</summary>
    /// <exception cref="CryptographicException">The key that protected one is gone.</exception>
    public ImmutableArray<string> Open(TenantId tenant, Guid webhook, IEnumerable<SigningSecret> secrets, DateTimeOffset now)
    {
        var protector = For(tenant, webhook);
        return [.. secrets.Where(secret => secret.Until is not { } until || until > now).Select(secret => protector.Unprotect(secret.Protected))];
    }

    private IDataProtector For(TenantId tenant, Guid webhook) => _root.CreateProtector($"{tenant}", $"{webhook:n}");
}
