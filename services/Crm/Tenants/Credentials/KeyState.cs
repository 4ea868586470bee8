using System.Collections.Immutable;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Crm.Tenants.Credentials;

/// <summary>An API key as it is at one moment.</summary>
/// <param name="Name">What it is for.</param>
/// <param name="Scopes">What it may do.</param>
/// <param name="SecretHash">SHA-256 of the secret.</param>
/// <param name="CreatedAt">When it was made (UTC).</param>
/// <param name="RevokedAt">When it was revoked (UTC).</param>
/// <param name="ExpiresAt">When it ends (UTC); null for never.</param>
/// <param name="LastUsedAt">When it was last written that it is in use (UTC).</param>
/// <param name="SeesAs">The role whose rights to fields of customers it has; all of them when null.</param>
/// <param name="Version">Grows by one a change.</param>
internal sealed record KeyState(
    string Name, Right Scopes, ImmutableArray<byte> SecretHash, DateTimeOffset CreatedAt, DateTimeOffset? RevokedAt, DateTimeOffset? ExpiresAt, DateTimeOffset? LastUsedAt,
    Role? SeesAs, long Version)
{
    private const int MaxName = 100;
    private const Right Administering = Right.ManageTenant | Right.ManageMembers | Right.ManageKeys | Right.ManageWebhooks;
    private static readonly TimeSpan Longest = TimeSpan.FromDays(3_653);
    private static readonly TimeSpan WrittenEvery = TimeSpan.FromMinutes(1);

    /// <summary>A new key. It never gets more than its maker has, nor what no tenant has.</summary>
    public static Outcome<KeyState> Make(MakeApiKey command, Right makersRights, string secret, DateTimeOffset now)
    {
        if (PlainText.CheckName("name", command.Name, MaxName) is { } refusal)
            return refusal;
        if (command.Scopes == Right.None || (command.Scopes & ~Roles.Grantable) != Right.None)
            return Refusal.Invalid("scopes", "At least one right, and only rights that a key can have.");
        if (command.ExpiresAt is { } end && (end <= now || end > now + Longest))
            return Refusal.Invalid("expiresAt", "A key ends in the future, and within ten years.");
        if (command.SeesAs is { } role && !Enum.IsDefined(role))
            return Refusal.Invalid("seesAs", "There is no such role.");
        // What it may not see it could otherwise lift for itself.
        if (command.SeesAs is not null && (command.Scopes & Administering) != Right.None)
            return Refusal.Invalid("seesAs", "A key that sees as a role does cannot administer settings, members, keys or webhooks.");
        return (command.Scopes & ~makersRights) != Right.None
            ? Refusal.Forbidden("A key cannot have rights that its maker lacks.", "scopes_exceed_yours")
            : new KeyState(command.Name, command.Scopes, Secrets.Hash(secret), now, RevokedAt: null, command.ExpiresAt?.ToInstant(), LastUsedAt: null, command.SeesAs, Version: 1);
    }

    /// <summary>Null when the secret proves it and it has neither ended nor been revoked.</summary>
    public Refusal? Refuses(string secret, DateTimeOffset now)
    {
        if (!Secrets.Match(secret, SecretHash))
            return Refusal.Unauthenticated();
        if (ExpiresAt <= now)
            return Refusal.Unauthenticated("This key has expired.", "key_expired");
        return RevokedAt is null ? null : Refusal.Unauthenticated("This key was revoked.", "key_revoked");
    }

    /// <summary>As it is after being used; the same where nothing needs writing.</summary>
    public KeyState Used(DateTimeOffset now) => now - LastUsedAt < WrittenEvery ? this : this with { LastUsedAt = now, Version = Version + 1 };

    public KeyState Revoke(DateTimeOffset now) => RevokedAt is null ? this with { RevokedAt = now, Version = Version + 1 } : this;

    public ApiKey ToContract(Guid id, string? token = null) => new(id, Name, Scopes, CreatedAt, RevokedAt is not null, token, ExpiresAt, LastUsedAt, SeesAs);
}
