using System.Collections.Concurrent;
using CloudCrm.Billing.Payments.Stripe.Gate;
using CloudCrm.Billing.Usage;
using CloudCrm.Contracts;

namespace CloudCrm.Billing.Payments.Stripe.Meters;

/// <summary>The meters on Stripe, one for each of ours: all sum what they are told.</summary>
internal sealed class StripeMeterBook(StripeGate gate)
{
    /// <summary>Where an event says whose it is.</summary>
    public const string CustomerKey = "stripe_customer_id";

    /// <summary>Where an event says how much it is.</summary>
    public const string ValueKey = "value";

    private const int PageMax = 100;

    private readonly ConcurrentDictionary<string, string> _ids = new(StringComparer.Ordinal);

    /// <summary>
    /// The name of a meter's events: points are underscores. What else parts words in codes takes more of them, so that no two codes meet in one name.
    /// </summary>
    public static string NameOf(string code) =>
        code.Replace("_", "__", StringComparison.Ordinal).Replace("-", "___", StringComparison.Ordinal).Replace('.', '_');

    /// <summary>Stripe's id of a meter, which is made where it is lacking. One that was made while the answer was lost is found by its name.</summary>
    public async Task<string> IdOf(Meter meter, CancellationToken cancellation)
    {
        var name = NameOf(meter.Code);
        if (_ids.TryGetValue(name, out var known))
            return known;
        var id = await Find(name, cancellation) ?? await Make(name, meter.Name, cancellation);
        _ids[name] = id;
        return id;
    }

    /// <summary>What is remembered of a meter is no longer so.</summary>
    public void Forget(Meter meter) => _ids.TryRemove(NameOf(meter.Code), out _);

    /// <summary>What Stripe has of a customer's usage by UTC hour; hours without any are left out, and what came lately may be lacking.</summary>
    public async Task<Dictionary<DateTimeOffset, decimal>> Hours(TenantId tenant, string customer, Meter meter, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation)
    {
        var id = await IdOf(meter, cancellation);
        var asked = new global::Stripe.Billing.MeterEventSummaryListOptions
        {
            Customer = customer,
            StartTime = from.UtcDateTime,
            EndTime = to.UtcDateTime,
            ValueGroupingWindow = "hour",
            Limit = PageMax,
        };
        return await gate.Call(
            new StripeAct(tenant, "meter.summaries"),
            async (client, options, stop) =>
            {
                var hours = new Dictionary<DateTimeOffset, decimal>();
                await foreach (var hour in client.V1.Billing.Meters.EventSummaries.ListAutoPagingAsync(id, asked, options, stop))
                    hours[new(DateTime.SpecifyKind(hour.StartTime, DateTimeKind.Utc))] = hour.AggregatedValue;
                return hours;
            },
            cancellation);
    }

    private Task<string?> Find(string name, CancellationToken cancellation) => gate.Call<string?>(
        new StripeAct(null, "meter.list"),
        async (client, options, stop) =>
        {
            string? found = null;
            await foreach (var meter in client.V1.Billing.Meters.ListAutoPagingAsync(new() { Limit = PageMax }, options, stop))
            {
                if (meter.EventName == name && (found is null || meter.Status == "active"))
                    found = meter.Id;
            }

            return found;
        },
        cancellation);

    // Of two that make it at once one is refused, and finds it when it comes again. After a failure of Stripe's own it is looked for again too.
    private Task<string> Make(string name, string display, CancellationToken cancellation) => StripeKeys.Try(async attempt =>
    {
        if (attempt > 0 && await Find(name, cancellation) is { } found)
            return found;
        var made = await gate.Call(
            new StripeAct(null, "meter.create", $"meter:{name}:{attempt}"),
            (client, options, stop) => client.V1.Billing.Meters.CreateAsync(
                new()
                {
                    DisplayName = display,
                    EventName = name,
                    DefaultAggregation = new() { Formula = "sum" },
                    CustomerMapping = new() { Type = "by_id", EventPayloadKey = CustomerKey },
                    ValueSettings = new() { EventPayloadKey = ValueKey },
                },
                options,
                stop),
            cancellation);
        return made.Id;
    });
}
