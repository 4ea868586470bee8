using System.Globalization;
using CloudCrm.Billing.Payments.Stripe.Gate;
using CloudCrm.Billing.Payments.Stripe.Meters;
using CloudCrm.Billing.Usage;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Foundation.Data;
using CloudCrm.Foundation.Scheduling;

namespace CloudCrm.Billing.Payments.Stripe.Reconciliation;

/// <summary>Looks every hour for events that never came, as long as anybody pays through Stripe. There is one of it; it goes on from where it was last.</summary>
internal sealed class EventsCheckWork(EventsCheck check, StripeGate gate, StripeCollectors collectors, IActWriter<BillingDb> writer, TimeProvider time) : IDueHandler
{
    private const string Name = "stripe.events";

    /// <summary>How far back it looks at most, which is as long as Stripe keeps events for us to see.</summary>
    private static readonly TimeSpan s_backMax = TimeSpan.FromDays(29);

    private static readonly TimeSpan s_after = TimeSpan.FromMinutes(50);

    public string Kind => Name;

    /// <summary>The next look. It begins where the one before ended.</summary>
    /// <param name="from">From when on events are compared.</param>
    /// <param name="after">After which instant it is due.</param>
    public static DueWorkRow Of(DateTimeOffset from, DateTimeOffset after)
    {
        var hour = UsageHours.Floor(after - s_after).AddHours(1);
        return new()
        {
            TenantId = Reserved.Accounts,
            Id = Ids.From(Name, hour.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
            Kind = Name,
            DueAt = hour + s_after,
            Payload = from.ToMicros().ToString(CultureInfo.InvariantCulture),
        };
    }

    /// <summary>A look that somebody asked for.</summary>
    public static DueWorkRow Once(DateTimeOffset now) => new()
    {
        TenantId = Reserved.Accounts,
        Id = Ids.From(Name, "asked"),
        Kind = Name,
        DueAt = now,
        Payload = (now - EventsCheck.AskedBack).ToMicros().ToString(CultureInfo.InvariantCulture),
    };

    public async Task Handle(DueWorkRow work, CancellationToken cancellation)
    {
        if (!gate.IsOn)
            return;
        var now = time.Instant();
        var (from, to) = (Micros.FromMicros(long.Parse(work.Payload, CultureInfo.InvariantCulture)), now - EventsCheck.ToldWithin);
        from = from < now - s_backMax ? now - s_backMax : from;
        if (from < to)
            await check.Check(from, to, cancellation);
        if ((await collectors.All()).Count > 0)
            await writer.Commit(Act.Create(Reserved.Accounts, Of(from < to ? to : from, now)), cancellation);
    }
}
