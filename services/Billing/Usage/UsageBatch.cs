using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Bus;
using CloudCrm.Contracts.Metering;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Billing.Usage;

/// <summary>An event that can't go into the ledger.</summary>
/// <param name="Id">Its id, perhaps empty.</param>
/// <param name="Reason">Why, as a stable code.</param>
/// <param name="Event">The event as JSON.</param>
/// <param name="Digest">Lower-case hexadecimal SHA-256 of <paramref name="Event"/>.</param>
internal sealed record RejectedEvent(Guid Id, string Reason, string Event, string Digest)
{
    /// <summary>The ledger has another event with this id.</summary>
    public const string IdReused = "id_reused";

    /// <summary>The tenant's time zone is not in this machine's data.</summary>
    public const string ZoneUnknown = "time_zone_unknown";

    public static RejectedEvent From(UsageEvent given, string reason) => From(given.Id, given, reason);

    /// <summary>A message about a tenant; it has no id of its own.</summary>
    public static RejectedEvent From(TenantChanged given, string reason) => From(Guid.Empty, given, reason);

    private static RejectedEvent From<T>(Guid id, T given, string reason)
    {
        var text = JsonSerializer.Serialize(given, RowJson.Options);
        return new(id, reason, text, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
    }
}

/// <summary>One tenant's part of what came in one transaction.</summary>
internal sealed class TenantShare(TenantId tenant)
{
    private readonly Dictionary<Guid, (LedgerEvent Event, UsageEvent Given)> _events = [];

    /// <summary>Whose.</summary>
    public TenantId Tenant { get; } = tenant;

    /// <summary>Good events, each id once, in the order of their ids.</summary>
    public LedgerEvent[] Sorted() => [.. _events.OrderBy(pair => pair.Key).Select(pair => pair.Value.Event)];

    /// <summary>How many good events.</summary>
    public int Count => _events.Count;

    /// <summary>Events for the rejects.</summary>
    public List<RejectedEvent> Rejects { get; } = [];

    /// <summary>A good event.</summary>
    public LedgerEvent this[Guid id] => _events[id].Event;

    /// <summary>Takes an event in: as a good one, a repetition, or a reject.</summary>
    public void Take(UsageEvent given, DateTimeOffset now)
    {
        var (checkedEvent, reason) = EventCheck.Check(given, now);
        if (checkedEvent is null)
            Rejects.Add(RejectedEvent.From(given, reason));
        else if (!_events.TryAdd(given.Id, (checkedEvent, given)) && IsReused(_events[given.Id].Event, checkedEvent))
            Rejects.Add(RejectedEvent.From(given, RejectedEvent.IdReused));
    }

    /// <summary>The ledger has another event with this id.</summary>
    public void RejectReused(Guid id) => Rejects.Add(RejectedEvent.From(_events[id].Given, RejectedEvent.IdReused));

    // Several acts tell that a customer is active, under one id: the first one stands, the others say nothing new.
    private static bool IsReused(LedgerEvent first, LedgerEvent second) =>
        first != second && (first.Meter != MeterCodes.CustomersActive || second.Meter != MeterCodes.CustomersActive);
}

/// <summary>Sorts what came into tenants and ids: all writers take locks in this order.</summary>
internal static class UsageBatch
{
    public static IReadOnlyList<TenantShare> Of(IEnumerable<UsageEvent> events, DateTimeOffset now)
    {
        var shares = new SortedDictionary<Guid, TenantShare>();
        foreach (var given in events)
        {
            if (!shares.TryGetValue(given.Tenant, out var share))
                shares[given.Tenant] = share = new(given.Tenant == Guid.Empty ? default : TenantId.From(given.Tenant));
            share.Take(given, now);
        }

        return [.. shares.Values];
    }
}
