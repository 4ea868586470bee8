using CloudCrm.Billing;
using CloudCrm.Billing.Payments.Stripe.Gate;
using CloudCrm.Billing.Payments.Stripe.Intake;
using CloudCrm.Contracts.Billing;
using CloudCrm.Foundation.Data;
using CloudCrm.StripeSimulator;
using CloudCrm.Tests.Gateway;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Tests.Billing.Stripe;

/// <summary>The product with a simulated Stripe beside it that goes by the product's clock and sends it webhooks when it is told to.</summary>
internal sealed class StripeHouse : IAsyncDisposable
{
    private StripeHouse(TheApi api, Simulator simulator) => (Api, Simulator) = (api, simulator);

    public TheApi Api { get; }

    public Simulator Simulator { get; }

    /// <summary>The product's way to the simulator.</summary>
    public StripeGate Gate => Api.Get<StripeGate>();

    /// <summary>Starts both.</summary>
    /// <param name="options">The simulator's; its clock is always the product's.</param>
    /// <param name="settings">The product's, on top of those that lead to the simulator.</param>
    /// <param name="adjust">A last word on the product's services.</param>
    public static async Task<StripeHouse> Start(SimulatorOptions? options = null, Dictionary<string, string?>? settings = null, Action<WebApplicationBuilder>? adjust = null)
    {
        var clock = new LateClock();
        var simulator = await StripeSimulator.Simulator.Start((options ?? new()) with { Time = clock, WebhookSecret = Installation.StripeSecret });
        var api = await TheApi.Start(
            new(settings ?? []) { ["Stripe:ApiKey"] = "sk_test_simulator", ["Stripe:ApiBase"] = simulator.Url },
            adjust);
        clock.Follow(api.Time);
        simulator.Webhooks.Url = new Uri(api.Address, "v1/stripe/webhooks").ToString();
        return new(api, simulator);
    }

    /// <summary>Lets time pass for both, and has what happens at the simulator meanwhile told to the product.</summary>
    public async Task Advance(TimeSpan by)
    {
        Api.Time.Advance(by);
        Simulator.SetNow(Simulator.Now);
        await Simulator.Webhooks.DeliverAll();
    }

    /// <summary>Waits until every event that came is looked at.</summary>
    public Task Settled(TimeSpan? patience = null) => Eventually.Holds(
        async () =>
        {
            await using var db = Api.Get<IDbSource<BillingDb>>().AcrossTenants();
            return !await db.Set<StripeEventRow>().AnyAsync(row => row.State == StripeEventState.Pending);
        },
        "all events are looked at",
        patience ?? TimeSpan.FromMinutes(2));

    /// <summary>The rows of a table that belongs to no tenant.</summary>
    public async Task<List<TRow>> Rows<TRow>() where TRow : class
    {
        await using var db = Api.Get<IDbSource<BillingDb>>().AcrossTenants();
        return await db.Set<TRow>().ToListAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Api.DisposeAsync();
        await Simulator.DisposeAsync();
    }

    /// <summary>The machine's clock, until the product that it is to follow has started.</summary>
    private sealed class LateClock : TimeProvider
    {
        private volatile TimeProvider _followed = System;

        public void Follow(TimeProvider clock) => _followed = clock;

        public override DateTimeOffset GetUtcNow() => _followed.GetUtcNow();

        public override long GetTimestamp() => _followed.GetTimestamp();
    }
}
