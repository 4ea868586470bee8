using System.Text.Json.Nodes;
using CloudCrm.StripeSimulator.Life;
using CloudCrm.StripeSimulator.State;
using CloudCrm.StripeSimulator.Wire;

namespace CloudCrm.StripeSimulator;

/// <summary>Discrepancies put in on purpose, which nobody is told of.</summary>
public sealed class Planting
{
    private readonly Simulator _simulator;

    internal Planting(Simulator simulator) => _simulator = simulator;

    /// <summary>A meter event is gone.</summary>
    public void LoseMeterEvent(string identifier) => OnEvent(identifier, (_, one) => one.IsGone = true);

    /// <summary>A meter event counts twice.</summary>
    public void DoubleMeterEvent(string identifier) => OnEvent(identifier, (world, one) => world.Meters.Add(Copy(one, identifier + "/2", one.Timestamp)));

    /// <summary>A meter event counts at another time, such as in the next period.</summary>
    public void MoveMeterEvent(string identifier, DateTimeOffset to) => OnEvent(identifier, (world, one) =>
    {
        one.IsGone = true;
        world.Meters.Add(Copy(one, identifier, to.ToUnixTimeSeconds()));
    });

    /// <summary>A meter event counts something else.</summary>
    public void ChangeMeterEvent(string identifier, decimal value) => OnEvent(identifier, (world, one) =>
    {
        one.IsGone = true;
        world.Meters.Add(Copy(one, identifier, one.Timestamp, value));
    });

    /// <summary>
    /// Whatever happens until this is disposed is told to nobody and stands in no list of events: calls by somebody else, and what people, banks and clocks do. With
    /// it anything can be planted that can be done.
    /// </summary>
    public IDisposable Silence()
    {
        Silent(true);
        return new Silenced(this);
    }

    /// <summary>A price costs something else.</summary>
    public void ChangePrice(string price, decimal unitAmount) => _simulator.Locked(world =>
    {
        var one = world.Get("price", price);
        (one["unit_amount"], one["unit_amount_decimal"]) = (unitAmount == decimal.Truncate(unitAmount) ? (long)unitAmount : null, Values.Text(unitAmount));
        return 0;
    });

    /// <summary>The quantity of a subscription's item is another.</summary>
    public void ChangeQuantity(string item, long quantity) => _simulator.Locked(world =>
    {
        world.Get("subscription_item", item)["quantity"] = quantity;
        return 0;
    });

    /// <summary>A line of an invoice has another amount, and the invoice another total.</summary>
    public void ChangeLine(string line, long amount) => _simulator.Locked(world =>
    {
        var one = world.Get("line_item", line);
        (one["amount"], one["subtotal"]) = (amount, amount);
        var invoice = world.Get("invoice", one.Text("invoice"));
        var (paid, remaining) = (invoice.Long("amount_paid"), invoice.Long("amount_remaining"));
        var (due, start) = (invoice.Long("amount_due"), invoice.Long("starting_balance"));
        Lines.Total(world, invoice);
        if (invoice.Text("status") != "draft")
            (invoice["amount_paid"], invoice["amount_remaining"], invoice["amount_due"], invoice["starting_balance"]) = (paid, remaining, due, start);
        return 0;
    });

    /// <summary>A part of an open invoice is paid.</summary>
    public void PayPart(string invoice, long amount) => _simulator.Locked(world =>
    {
        var one = world.Get("invoice", invoice);
        (one["amount_paid"], one["amount_remaining"]) = (one.Long("amount_paid") + amount, one.Long("amount_remaining") - amount);
        return 0;
    });

    /// <summary>An invoice is gone from lists and can't be asked for.</summary>
    public void LoseInvoice(string invoice) => _simulator.Locked(world =>
    {
        var one = world.Get("invoice", invoice);
        world.Detach(one.Text("customer")!, one);
        if (one.Text("_subscription") is { } subscription)
            world.Detach(subscription, one);
        world.Remove(one);
        return 0;
    });

    /// <summary>A customer is charged for no invoice at all.</summary>
    /// <returns>The charge.</returns>
    public string AddCharge(string customer, long amount) => _simulator.Locked(world => world.Add("charge", "ch", world.NowFor(world.Get("customer", customer)), new()
    {
        ["amount"] = amount,
        ["amount_captured"] = amount,
        ["amount_refunded"] = 0L,
        ["captured"] = true,
        ["currency"] = "usd",
        ["customer"] = customer,
        ["disputed"] = false,
        ["metadata"] = new JsonObject(),
        ["paid"] = true,
        ["payment_intent"] = null,
        ["refunded"] = false,
        ["status"] = "succeeded",
    }).Id());

    private void Silent(bool isSilent) => _simulator.Locked(world =>
    {
        world.Events.IsSilent = isSilent;
        return 0;
    });

    private static MeterEvent Copy(MeterEvent one, string identifier, long timestamp, decimal? value = null) => new()
    {
        EventName = one.EventName,
        Customer = one.Customer,
        Identifier = identifier,
        Value = value ?? one.Value,
        Timestamp = timestamp,
        Received = one.Received,
    };

    private void OnEvent(string identifier, Action<World, MeterEvent> change) => _simulator.Locked(world =>
    {
        change(world, world.Meters.Find(identifier) ?? throw Refusal.NotFound("meter_event", identifier, "identifier"));
        return 0;
    });

    private sealed class Silenced(Planting plant) : IDisposable
    {
        public void Dispose() => plant.Silent(false);
    }
}
