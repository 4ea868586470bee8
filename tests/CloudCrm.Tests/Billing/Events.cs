using CloudCrm.Contracts;
using CloudCrm.Contracts.Metering;

namespace CloudCrm.Tests.Billing;

/// <summary>Usage events for tests.</summary>
public static class Events
{
    public static DateTimeOffset At(string utc) => DateTimeOffset.Parse(utc + "Z", System.Globalization.CultureInfo.InvariantCulture);

    public static UsageEvent Of(TenantId tenant, string meter, string at, long quantity = 1, string? channel = null, Guid? user = null, Guid? customer = null) =>
        new(tenant.Value, Guid.CreateVersion7(), meter, quantity, At(at), channel, user, customer, null);

    public static UsageEvent Inbound(TenantId tenant, string at, long quantity = 1, string? channel = "chat", Guid? user = null) =>
        Of(tenant, Meters.MessagesInbound, at, quantity, channel, user);

    public static UsageEvent Active(TenantId tenant, Guid customer, string at, string? channel = "chat", Guid? user = null) =>
        Of(tenant, Meters.CustomersActive, at, 1, channel, user, customer) with { Id = CustomerActivity.EventId(tenant, customer, At(at)) };
}
