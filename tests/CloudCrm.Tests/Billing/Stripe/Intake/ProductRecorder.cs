using System.Collections.Concurrent;
using CloudCrm.Billing.Payments.Stripe.Gate;
using CloudCrm.Billing.Payments.Stripe.Intake;

namespace CloudCrm.Tests.Billing.Stripe.Intake;

/// <summary>Is told of what nobody else looks at. It fetches products and keeps their names as it saw them last.</summary>
internal sealed class ProductRecorder(StripeGate gate) : IStripeEventHandler
{
    private readonly ConcurrentDictionary<Guid, string> _looking = new();
    private int _failures;
    private int _overlaps;

    /// <summary>How often it was told of a tenant's event while it looked at another one of it.</summary>
    public int Overlaps => Volatile.Read(ref _overlaps);

    /// <summary>What it keeps, by product.</summary>
    public ConcurrentDictionary<string, (string Name, Guid Tenant)> Names { get; } = new();

    /// <summary>The events that it was told of.</summary>
    public ConcurrentQueue<StripeEvent> Told { get; } = new();

    public IReadOnlyCollection<string> Types => ["product.", "v1.billing.meter.error_report", "charge.dispute.funds_withdrawn"];

    /// <summary>Has the next ones fail.</summary>
    public void Fail(int times) => Volatile.Write(ref _failures, times);

    public async Task Handle(StripeEvent told, CancellationToken cancellation)
    {
        Told.Enqueue(told);
        if (!_looking.TryAdd(told.Tenant.Value, told.Id))
            Interlocked.Increment(ref _overlaps);
        try
        {
            await Look(told, cancellation);
        }
        finally
        {
            _looking.TryRemove(new(told.Tenant.Value, told.Id));
        }
    }

    private async Task Look(StripeEvent told, CancellationToken cancellation)
    {
        if (Interlocked.Decrement(ref _failures) >= 0)
            throw new InvalidDataException("It can't be looked at now.");
        if (!told.Type.StartsWith("product.", StringComparison.Ordinal))
            return;
        var product = await gate.Call(new(told.Tenant, "product.read"), (stripe, options, stop) => stripe.V1.Products.GetAsync(told.ObjectId, null, options, stop), cancellation);
        Names[product.Id] = (product.Name, told.Tenant.Value);
    }
}
