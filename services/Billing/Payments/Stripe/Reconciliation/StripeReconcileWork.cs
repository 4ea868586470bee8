using System.Globalization;
using CloudCrm.Billing.Accounts;
using CloudCrm.Billing.Payments.Stripe.Gate;
using CloudCrm.Billing.Payments.Stripe.Meters;
using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;
using CloudCrm.Foundation.Scheduling;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Billing.Payments.Stripe.Reconciliation;

/// <summary>
/// Compares a tenant with Stripe every hour while it pays there: what is new, and all once a day. In the day between a period's end and its invoice all is compared each
/// time, so that what can be repaired is before the invoice is final; no invoice waits for it.
/// </summary>
internal sealed class StripeReconcileWork(StripeGate gate, StripeCollectors collectors, StripeReconciler reconciler, IDbSource<BillingDb> source, IActWriter<BillingDb> writer, TimeProvider time)
    : IDueHandler
{
    private const string Name = "stripe.reconcile";
    private const string Asked = "asked";
    private const int HoursOfDay = 24;

    // After usage was told, which is some minutes after the hour.
    private static readonly TimeSpan s_after = TimeSpan.FromMinutes(35);

    public string Kind => Name;

    /// <summary>The next comparison after an instant; there is one an hour.</summary>
    public static DueWorkRow Of(TenantId tenant, DateTimeOffset after)
    {
        var pause = s_after + TimeSpan.FromSeconds(Spread(tenant) * 3);
        var hour = UsageHours.Floor(after - pause).AddHours(1);
        return Row(tenant, hour + pause, hour.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), "");
    }

    /// <summary>One comparison of all that somebody asked for.</summary>
    public static DueWorkRow Once(TenantId tenant, DateTimeOffset now) => Row(tenant, now, Asked, Asked);

    public async Task Handle(DueWorkRow work, CancellationToken cancellation)
    {
        if (!gate.IsOn || await collectors.Find(work.TenantId, cancellation) is not { } collector)
            return;
        var (tenant, isAsked) = (work.TenantId, work.Payload == Asked);
        await reconciler.Run(tenant, isAsked || work.DueAt.Hour == Spread(tenant) % HoursOfDay || await HasDraft(tenant, cancellation), work.Attempts, cancellation);
        if (collector.IsCollecting && !isAsked)
            await writer.Commit(Act.Create(tenant, Of(tenant, time.Instant())), cancellation);
    }

    private async Task<bool> HasDraft(TenantId tenant, CancellationToken cancellation)
    {
        await using var db = source.ForTenant(tenant);
        return await db.Set<ClosedPeriodRow>().AnyAsync(row => row.TenantId == tenant, cancellation);
    }

    private static byte Spread(TenantId tenant) => tenant.Value.ToByteArray()[^1];

    private static DueWorkRow Row(TenantId tenant, DateTimeOffset at, string which, string payload) =>
        new() { TenantId = tenant, Id = Ids.From(Name, $"{tenant}", which), Kind = Name, DueAt = at, Payload = payload };
}
