using System.Collections.Immutable;
using CloudCrm.Contracts;

namespace CloudCrm.Crm.Tenants.Credentials;

/// <summary>
/// A session of an account or operator: ends 12 hours after it was last seen in use and 30 days after it was opened, whichever is earlier.
/// That it is in use is written at most once an hour, so it may end up to an hour early.
/// </summary>
/// <param name="AccountId">Whose it is.</param>
/// <param name="Joining">Which joining of the member it was opened in; 0 for an operator.</param>
/// <param name="SecretHash">SHA-256 of the secret.</param>
/// <param name="OpenedAt">When it was opened (UTC).</param>
/// <param name="SeenAt">When it was last written that it is in use (UTC).</param>
/// <param name="ExpiresAt">When it ends (UTC).</param>
/// <param name="EndedAt">When it was ended by hand (UTC).</param>
/// <param name="Version">Grows by one a change.</param>
internal sealed record SessionLife(
    Guid AccountId, long Joining, ImmutableArray<byte> SecretHash, DateTimeOffset OpenedAt, DateTimeOffset SeenAt, DateTimeOffset ExpiresAt,
    DateTimeOffset? EndedAt, long Version)
{
    private static readonly TimeSpan Idle = TimeSpan.FromHours(12);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);
    private static readonly TimeSpan WrittenEvery = TimeSpan.FromHours(1);

    public static SessionLife Open(Guid accountId, long joining, string secret, DateTimeOffset now) =>
        new(accountId, joining, Secrets.Hash(secret), now, now, now + Idle, EndedAt: null, Version: 1);

    /// <summary>Null when the secret proves it and it has not ended.</summary>
    public Refusal? Refuses(string secret, DateTimeOffset now)
    {
        if (!Secrets.Match(secret, SecretHash))
            return Refusal.Unauthenticated();
        return ExpiresAt <= now ? Ended() : null;
    }

    /// <summary>As it is after being used; the same where nothing needs writing.</summary>
    public SessionLife Seen(DateTimeOffset now)
    {
        if (now - SeenAt < WrittenEvery)
            return this;
        var (idle, longest) = (now + Idle, OpenedAt + Longest);
        return this with { SeenAt = now, ExpiresAt = idle < longest ? idle : longest, Version = Version + 1 };
    }

    /// <summary>As it is after being ended by hand; the same where it has ended already.</summary>
    public SessionLife End(DateTimeOffset now) => ExpiresAt <= now ? this : this with { EndedAt = now, ExpiresAt = now, Version = Version + 1 };

    public static Refusal Ended() => Refusal.Unauthenticated("This session has ended: sign in again.", "session_ended");
}
