using Microsoft.AspNetCore.Identity;

namespace CloudCrm.Crm.Tenants.Accounts;

/// <summary>Accounts are found by their address alone.</summary>
internal sealed class MailNormalizer : ILookupNormalizer
{
    public string? NormalizeName(string? name) => name is null ? null : MailAddresses.Key(name);

    public string? NormalizeEmail(string? email) => NormalizeName(email);
}
