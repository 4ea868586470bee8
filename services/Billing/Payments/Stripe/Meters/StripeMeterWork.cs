using System.Globalization;
using CloudCrm.Billing.Payments.Stripe.Gate;
using CloudCrm.Billing.Payments.Stripe.Reconciliation;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Foundation.Data;
using CloudCrm.Foundation.Scheduling;

namespace CloudCrm.Billing.Payments.Stripe.Meters;

/// <summary>
/// Tells Stripe every hour what a tenant used, as long as it pays through Stripe. There is one of it an hour, whoever schedules it; what an outage of days left is done at once.
/// </summary>
internal sealed class StripeMeterWork(StripeGate gate, StripeCollectors collectors, UsageSender sender, IGrainFactory grains, IActWriter<BillingDb> writer, TimeProvider time) : IDueHandler
{
    private const string Name = "stripe.meters";

    private static readonly TimeSpan s_hour = TimeSpan.FromHours(1);

    public string Kind => Name;

    /// <summary>The next look after an instant: some minutes after the hour, each tenant in its own.</summary>
    public static DueWorkRow Of(TenantId tenant, DateTimeOffset after)
    {
        var pause = UsageHours.ClosedAfter + TimeSpan.FromSeconds(tenant.Value.ToByteArray()[^1] * 3);
        var hour = UsageHours.Floor(after - pause).AddHours(1);
        return new()
        {
            TenantId = tenant,
            Id = Ids.From(Name, $"{tenant}", hour.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
            Kind = Name,
            DueAt = hour + pause,
        };
    }

    public async Task Handle(DueWorkRow work, CancellationToken cancellation)
    {
        if (!gate.IsOn)
            return;
        var meters = grains.StripeMeters(work.TenantId);
        if (await collectors.Find(work.TenantId, cancellation) is not { } collector)
        {
            await meters.End();
            return;
        }

        while (await meters.Freeze(collector.CollectsSince))
            cancellation.ThrowIfCancellationRequested();
        await sender.Send(work.TenantId, collector.Customer, cancellation);
        if (collector.IsCollecting)
        {
            var now = time.Instant();
            await writer.Commit(Act.Create(work.TenantId, Of(work.TenantId, now)).InsertIfAbsent(StripeReconcileWork.Of(work.TenantId, now)), cancellation);
            await writer.Commit(Act.Create(Reserved.Accounts, EventsCheckWork.Of(now - s_hour, now)), cancellation);
        }
        else
        {
            await meters.End();
        }
    }
}
