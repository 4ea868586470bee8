using System.Collections.Immutable;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Tenants;

namespace CloudCrm.Crm.Tenants.Credentials;

/// <summary>An API key as it is at one moment.</summary>
/// <param name="Name">What it is for.</param>
/// <param name="Scopes">What it may do.</param>
/// <param name="SecretHash">SHA-256 of the secret.</param>
/// <param name="CreatedAt">When it was made (UTC).</param>
/// <param name="RevokedAt">When it was revoked (UTC).</param>
/// <param name="Version">Grows by one a change.</param>
internal sealed record KeyState(
    string Name, Right Scopes, ImmutableArray<byte> SecretHash, DateTimeOffset CreatedAt, DateTimeOffset? RevokedAt, long Version)
{
    private const int MaxName = 100;

    /// <summary>A new key. It never gets more than its maker has, nor what no tenant has.</summary>
    public static Outcome<KeyState> Make(MakeApiKey command, Right makersRights, string secret, DateTimeOffset now)
    {
        if (PlainText.CheckName("name", command.Name, MaxName) is { } refusal)
            return refusal;
        if (command.Scopes == Right.None || (command.Scopes & ~Roles.Grantable) != Right.None)
            return Refusal.Invalid("scopes", "At least one right, and only rights that a key can have.");
        return (command.Scopes & ~makersRights) != Right.None
            ? Refusal.Forbidden("A key cannot have rights that its maker lacks.", "scopes_exceed_yours")
            : new KeyState(command.Name, command.Scopes, Secrets.Hash(secret), now, RevokedAt: null, Version: 1);
    }

    /// <summary>Null when the secret proves it and it was not revoked.</summary>
    public Refusal? Refuses(string secret)
    {
        if (!Secrets.Match(secret, SecretHash))
            return Refusal.Unauthenticated();
        return RevokedAt is null ? null : Refusal.Unauthenticated("This key was revoked.", "key_revoked");
    }

    public KeyState Revoke(DateTimeOffset now) => RevokedAt is null ? this with { RevokedAt = now, Version = Version + 1 } : this;

    public ApiKey ToContract(Guid id, string? token = null) => new(id, Name, Scopes, CreatedAt, RevokedAt is not null, token);
}
