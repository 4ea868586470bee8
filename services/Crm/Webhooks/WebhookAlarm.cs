using CloudCrm.Contracts;
using CloudCrm.Foundation.Scheduling;

namespace CloudCrm.Crm.Webhooks;

/// <summary>
/// Wakes a webhook when a delivery falls due: due work that is written in the act that puts the delivery off. It only wakes and never waits for a receiver, so that
/// slow ones hold nothing up.
/// </summary>
internal sealed class WebhookAlarm(IGrainFactory grains) : IDueHandler
{
    public const string Name = "webhook.wake";

    public string Kind => Name;

    /// <summary>The alarm at an instant, put off to the next full second: deliveries of one webhook that fall due in the same second share it.</summary>
    public static DueWorkRow Of(TenantId tenant, Guid webhook, DateTimeOffset at)
    {
        var second = (at.UtcTicks + TimeSpan.TicksPerSecond - 1) / TimeSpan.TicksPerSecond;
        return new()
        {
            TenantId = tenant,
            Id = Ids.From($"{tenant}", Name, $"{webhook:n}", $"{second}"),
            Kind = Name,
            DueAt = new(second * TimeSpan.TicksPerSecond, TimeSpan.Zero),
            Payload = $"{webhook:n}",
        };
    }

    public Task Handle(DueWorkRow work, CancellationToken cancellation) =>
        grains.WebhookLane(work.TenantId, Guid.ParseExact(work.Payload, "n")).Wake();
}
