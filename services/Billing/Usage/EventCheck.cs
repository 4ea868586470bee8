using CloudCrm.Contracts.Metering;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Billing.Usage;

/// <summary>Decides whether an event can go into the ledger. What can't is kept among the rejects under the reason given here.</summary>
internal static class EventCheck
{
    /// <summary>The most characters of a channel.</summary>
    public const int ChannelMax = 64;

    /// <summary>How far ahead of Billing's clock an event's time may be: two machines' clocks may differ by this much.</summary>
    public static readonly TimeSpan EarlyMax = TimeSpan.FromHours(1);

    /// <summary>Nothing was recorded before this.</summary>
    public static readonly DateTimeOffset Earliest = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The event for the ledger, or the reason why it can't be one.</summary>
    public static (LedgerEvent? Event, string Reason) Check(UsageEvent given, DateTimeOffset now)
    {
        var meter = MeterCodes.Find(given.Meter);
        var reason = given switch
        {
            { Tenant: var tenant } when tenant == Guid.Empty => "tenant_missing",
            { Id: var id } when id == Guid.Empty => "id_missing",
            _ when meter is null => "meter_unknown",
            { Quantity: var quantity } when quantity < meter.QuantityMin || quantity > meter.QuantityMax => "quantity_out_of_range",
            { RecordedAt: var at } when at < Earliest || at > now + EarlyMax => "recorded_at_out_of_range",
            { Channel: { } channel } when !IsChannel(channel) => "channel_malformed",
            { CustomerId: var customer } when meter.Number == MeterCodes.CustomersActive && customer.GetValueOrDefault() == Guid.Empty => "customer_missing",
            _ => "",
        };
        return reason.Length > 0
            ? (null, reason)
            : (new(given.Id, meter!.Number, given.Quantity, given.RecordedAt.ToInstant(), given.Channel, given.UserId, given.CustomerId, given.InteractionId) { Aggregation = meter.Aggregation }, "");
    }

    // No control characters and no halves of surrogate pairs: both databases keep the text as it is.
    private static bool IsChannel(string channel) =>
        channel.Length is > 0 and <= ChannelMax && !channel.Any(c => char.IsControl(c) || char.IsSurrogate(c));
}
