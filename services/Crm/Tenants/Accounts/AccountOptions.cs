namespace CloudCrm.Crm.Tenants.Accounts;

/// <summary>Settings <c>Accounts:*</c>.</summary>
internal sealed record AccountOptions
{
    /// <summary>A text file of passwords that nobody may choose, see <see cref="Accounts.BreachedPasswords"/>.</summary>
    public string? BreachedPasswords { get; init; }

    /// <summary>Rounds of PBKDF2-HMAC-SHA512 behind a password. Raising it hashes anew at the next sign-in.</summary>
    public int PasswordIterations { get; init; } = 210_000;
}
