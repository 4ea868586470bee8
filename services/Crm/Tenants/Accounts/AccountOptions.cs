namespace CloudCrm.Crm.Tenants.Accounts;

/// <summary>Settings <c>Accounts:*</c>.</summary>
internal sealed record AccountOptions
{
    /// <summary>Rounds of PBKDF2-HMAC-SHA512 behind a password. Raising it hashes anew at the next sign-in.</summary>
    public int PasswordIterations { get; init; } = 210_000;
}
