using System.Collections.Concurrent;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;

namespace CloudCrm.Crm.Metering;

/// <summary>
/// Whether new things may go out to a tenant's customers. That they may is remembered for <see cref="MaxAge"/>, so that a busy tenant's acts ask nobody;
/// that they may not is never remembered, so that all goes on at once when it was paid.
/// </summary>
internal sealed class OutboundGate(IGrainFactory grains, TimeProvider time)
{
    /// <summary>How long it holds that things may go out.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(3);

    /// <summary>The most tenants remembered; then all are asked for again.</summary>
    private const int TenantsMax = 10_000;

    private readonly ConcurrentDictionary<TenantId, long> _open = new();

    /// <summary>Null where it may go out.</summary>
    public ValueTask<Refusal?> Bars(TenantId tenant) =>
        _open.TryGetValue(tenant, out var asked) && time.GetElapsedTime(asked) < MaxAge ? new((Refusal?)null) : new(Ask(tenant));

    private async Task<Refusal?> Ask(TenantId tenant)
    {
        var now = time.GetTimestamp();
        if ((await grains.Tenant(tenant).Read()).Try(out var known, out _) && known.Payment is (PaymentStanding.Restricted or PaymentStanding.Suspended))
        {
            _open.TryRemove(tenant, out _);
            return Restricted;
        }

        if (_open.Count >= TenantsMax)
            _open.Clear();
        _open[tenant] = now;
        return null;
    }

    private static Refusal Restricted { get; } = Refusal.LimitReached(
        "An invoice is overdue, so nothing new goes out: pay it, and all goes on at once. Reading, what comes in and notes go on meanwhile.", "payment_restricted");
}
