namespace Stripe;

/// <summary>Meters and what they count.</summary>
public class BillingService : Service
{
    internal BillingService(IStripeClient client)
        : base(client)
    {
        MeterEventAdjustments = new Billing.MeterEventAdjustmentService(client);
        MeterEvents = new Billing.MeterEventService(client);
        Meters = new Billing.MeterService(client);
    }

    /// <summary>Takes events of meters back.</summary>
    public virtual Billing.MeterEventAdjustmentService MeterEventAdjustments { get; }

    /// <summary>Events of meters.</summary>
    public virtual Billing.MeterEventService MeterEvents { get; }

    /// <summary>Meters.</summary>
    public virtual Billing.MeterService Meters { get; }
}
