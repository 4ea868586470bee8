using System.Collections.Concurrent;
using CloudCrm.Contracts.Tenants;

namespace CloudCrm.Gateway.Tenancy;

/// <summary>
/// Remembers proven credentials for at most 3 s, so that a busy caller does not ask its session's grain for every request;
/// a credential that was revoked elsewhere lives at most that long. Failures are never remembered.
/// </summary>
/// <remarks>Two generations: the older one is dropped whole when the younger one is full, so nothing has to be searched for what may go.</remarks>
internal sealed class PrincipalMemory(TimeProvider time)
{
    /// <summary>How long a proof holds.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(3);

    /// <summary>The most proofs remembered.</summary>
    public const int MaxEntries = 10_000;

    private readonly Lock _turn = new();
    private volatile Generations _kept = new([], []);
    private int _count;

    /// <summary>The moment that a proof about to be asked for counts from.</summary>
    public long Now() => time.GetTimestamp();

    /// <summary>The principal that a token stood for within the last 3 s; null where that is not known.</summary>
    public Principal? Recall(TokenHash token)
    {
        var kept = _kept;
        if (!kept.Young.TryGetValue(token, out var proof) && !kept.Old.TryGetValue(token, out proof))
            return null;
        return time.GetElapsedTime(proof.AskedAt) < MaxAge && !IsOver(proof.Principal) ? proof.Principal : null;
    }

    /// <summary>True where a token was proven here some time ago, whether or not it still holds. Those remembered longest are forgotten first.</summary>
    public bool WasProven(TokenHash token)
    {
        var kept = _kept;
        return kept.Young.ContainsKey(token) || kept.Old.ContainsKey(token);
    }

    /// <param name="token">The token that was proven.</param>
    /// <param name="principal">What it stands for.</param>
    /// <param name="askedAt">From <see cref="Now"/>, taken before the grain was asked: the answer may have waited.</param>
    public void Remember(TokenHash token, Principal principal, long askedAt)
    {
        var kept = _kept;
        kept.Young[token] = new(principal, askedAt);
        if (Interlocked.Increment(ref _count) < MaxEntries / 2)
            return;
        lock (_turn)
        {
            if (_kept != kept)
                return;
            _kept = new([], kept.Young);
            _count = 0;
        }
    }

    /// <summary>Drops a token at once, because it was just ended here.</summary>
    public void Forget(TokenHash token)
    {
        var kept = _kept;
        kept.Young.TryRemove(token, out _);
        kept.Old.TryRemove(token, out _);
    }

    private bool IsOver(Principal principal) => principal.ExpiresAt is { } end && end <= time.GetUtcNow();

    private sealed record Proof(Principal Principal, long AskedAt);

    private sealed record Generations(ConcurrentDictionary<TokenHash, Proof> Young, ConcurrentDictionary<TokenHash, Proof> Old);
}
