using System.Text;
using System.Text.Json.Nodes;
using CloudCrm.StripeSimulator;

namespace CloudCrm.Tests.Billing.Stripe.Years;

/// <summary>Carries Stripe's events to the intake: in any order, some twice, some late, some never.</summary>
internal sealed class YearWebhooks(Simulator stripe, Random random)
{
    private readonly List<TakenEvent> _late = [];
    private readonly List<TakenEvent> _refused = [];

    /// <summary>Events that never came.</summary>
    public int Lost { get; private set; }

    /// <summary>Deliveries.</summary>
    public int Delivered { get; private set; }

    /// <summary>Whether the product can't know everything that happened.</summary>
    public bool HasGaps { get; private set; }

    /// <summary>Whether some go astray.</summary>
    public bool IsBad { get; set; }

    /// <summary>Delivers what waits; the customers that it was about, and how much it was.</summary>
    public async Task<(HashSet<string> Customers, int Count)> Deliver(BillingHost host, DateTimeOffset now)
    {
        stripe.CatchUp();
        TakenEvent[] batch = [.. _refused, .. stripe.Webhooks.TakeAll().SelectMany(Fate)];
        random.Shuffle(batch);
        // What nobody took comes again.
        _refused.Clear();
        _refused.AddRange(batch);
        foreach (var one in batch)
        {
            await Send(host, one, now);
            _refused.Remove(one);
        }

        return (batch.Select(CustomerOf).OfType<string>().ToHashSet(), batch.Length);
    }

    /// <summary>Lets come what was late; what was lost stays so.</summary>
    public async Task Release(BillingHost host, DateTimeOffset now)
    {
        foreach (var one in _late)
            await Send(host, one, now);
        _late.Clear();
        HasGaps = false;
    }

    private IEnumerable<TakenEvent> Fate(TakenEvent one)
    {
        var luck = IsBad ? random.Next(100) : 50;
        if (luck < 3)
        {
            (Lost, HasGaps) = (Lost + 1, true);
            return [];
        }

        if (luck < 6)
        {
            _late.Add(one);
            HasGaps = true;
            return [];
        }

        return luck is >= 60 and < 80 ? [one, one] : [one];
    }

    private async Task Send(BillingHost host, TakenEvent one, DateTimeOffset now)
    {
        Delivered++;
        await host.TakeWebhook([.. Encoding.UTF8.GetBytes(one.Body)], Signature.Of(one.Body, now, stripe.Webhooks.Secrets));
    }

    private static string? CustomerOf(TakenEvent one)
    {
        var thing = JsonNode.Parse(one.Body)!["data"]?["object"];
        return thing?["object"]?.GetValue<string>() == "customer" ? thing["id"]!.GetValue<string>() : (thing?["customer"] as JsonValue)?.GetValue<string>();
    }
}
