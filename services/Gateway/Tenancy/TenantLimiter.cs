using System.Threading.RateLimiting;
using CloudCrm.Contracts.Tenants;

namespace CloudCrm.Gateway.Tenancy;

/// <summary>Holds every tenant to its own rate and number of requests under way; the operator has bounds of its own.</summary>
internal sealed class TenantLimiter : IDisposable
{
    private static readonly TenantLimits OperatorLimits = new(RequestsPerMinute: 6_000, ConcurrentRequests: 64);

    // The limits are part of the key: changed limits start a fresh bucket, the old one is dropped when it has been idle.
    private readonly PartitionedRateLimiter<Key> _rate = PartitionedRateLimiter.Create<Key, Key>(key => RateLimitPartition.GetTokenBucketLimiter(key, Bucket));
    private readonly PartitionedRateLimiter<Key> _concurrent = PartitionedRateLimiter.Create<Key, Key>(key => RateLimitPartition.GetConcurrencyLimiter(key, Gate));

    public readonly record struct Key(Guid Subject, TenantLimits Limits);

    public static Key KeyOf(Principal principal) => principal.Tenant is { } tenant
        ? new(tenant.Value, principal.Limits)
        : new(principal.Caller.Id, OperatorLimits);

    public RateLimitLease Rate(Key key) => _rate.AttemptAcquire(key);

    public RateLimitLease Concurrent(Key key) => _concurrent.AttemptAcquire(key);

    /// <summary>Requests left before the next refill.</summary>
    public long Left(Key key) => _rate.GetStatistics(key)?.CurrentAvailablePermits ?? key.Limits.RequestsPerMinute;

    public void Dispose()
    {
        _rate.Dispose();
        _concurrent.Dispose();
    }

    /// <summary>The bucket fills in steps of at least 0.1 s whose size and length give exactly the agreed rate.</summary>
    private static TokenBucketRateLimiterOptions Bucket(Key key)
    {
        var perMinute = Math.Max(1, key.Limits.RequestsPerMinute);
        var step = (perMinute + 599) / 600;
        return new()
        {
            TokenLimit = perMinute,
            TokensPerPeriod = step,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1) * step / perMinute,
            AutoReplenishment = false,
            QueueLimit = 0,
        };
    }

    private static ConcurrencyLimiterOptions Gate(Key key) => new() { PermitLimit = Math.Max(1, key.Limits.ConcurrentRequests), QueueLimit = 0 };
}
