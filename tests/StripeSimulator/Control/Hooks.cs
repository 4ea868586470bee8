using System.Text.Json.Nodes;
using CloudCrm.StripeSimulator.Life;
using CloudCrm.StripeSimulator.Resources;
using CloudCrm.StripeSimulator.State;

namespace CloudCrm.StripeSimulator;

/// <summary>What people and banks do, which no call of the API can.</summary>
public sealed class Hooks
{
    private readonly Simulator _simulator;

    internal Hooks(Simulator simulator) => _simulator = simulator;

    /// <summary>Gives a customer another card, which is what it pays with from now on.</summary>
    /// <param name="customer">The customer's id.</param>
    /// <param name="card">How the card behaves.</param>
    /// <param name="failsFrom">For a card that expires: from when on.</param>
    /// <returns>The id of the new payment method.</returns>
    public string SetCard(string customer, Card card, DateTimeOffset? failsFrom = null) => _simulator.Locked(world =>
    {
        var owner = world.Customer(customer);
        var method = PaymentMethods.Add(world, card, world.NowFor(owner), failsFrom?.ToUnixTimeSeconds());
        PaymentMethods.Attach(world, method, owner);
        owner.In("invoice_settings")!["default_payment_method"] = method.Id();
        foreach (var subscription in world.Of(customer, "subscription").Where(one => one.Text("default_payment_method") is not null))
            subscription["default_payment_method"] = method.Id();
        world.Emit("customer.updated", owner);
        return method.Id();
    });

    /// <summary>Changes how the card behaves that a customer has; nobody is told.</summary>
    public void TurnCard(string customer, Card card, DateTimeOffset? failsFrom = null) => _simulator.Locked(world =>
    {
        foreach (var method in world.Of(customer, "payment_method"))
            (method["_card"], method["_fails_from"]) = (card.ToString(), failsFrom?.ToUnixTimeSeconds());
        return 0;
    });

    /// <summary>Takes all cards from a customer.</summary>
    public void RemoveCards(string customer) => _simulator.Locked(world =>
    {
        foreach (var method in world.Of(customer, "payment_method").ToList())
            PaymentMethods.Detach(world, method);
        return 0;
    });

    /// <summary>Somebody types a card at a checkout.</summary>
    /// <returns>Whether the session is complete; it stays open when the card does not pay.</returns>
    public bool Checkout(string session, Card card = Card.Good, string? email = null, DateTimeOffset? failsFrom = null) =>
        _simulator.Locked(world => CheckoutVisit.Pay(world, session, card, email, failsFrom?.ToUnixTimeSeconds()));

    /// <summary>Somebody gives up at a checkout: the session expires.</summary>
    public void LeaveCheckout(string session) => _simulator.Locked(world =>
    {
        CheckoutSessions.Expire(world, world.Get("checkout.session", session));
        return 0;
    });

    /// <summary>The owner of a card confirms a payment that waits for it.</summary>
    public void Confirm(string invoice) => _simulator.Locked(world =>
    {
        var open = world.Get("invoice", invoice);
        var intent = Intents.Of(world, open) ?? throw Wire.Refusal.Invalid("There is nothing to confirm.");
        var method = world.Get("payment_method", intent.Text("payment_method"));
        var card = method.Text("_card");
        method["_card"] = nameof(Card.Good);
        Collection.Attempt(world, open, method);
        method["_card"] = card;
        return 0;
    });

    /// <summary>A payer disputes a charge.</summary>
    /// <returns>The id of the dispute.</returns>
    public string Dispute(string charge, string reason = "general") => _simulator.Locked(world => Disputes.Open(world, charge, reason).Id());

    /// <summary>A dispute ends.</summary>
    public void CloseDispute(string dispute, bool won) => _simulator.Locked(world => Disputes.Close(world, dispute, won ? "won" : "lost").Id());

    /// <summary>A customer cancels at the end of its period, on the portal's page.</summary>
    public void CancelAtPeriodEnd(string subscription, bool cancel = true) => _simulator.Locked(world =>
    {
        var one = world.Get("subscription", subscription);
        var end = ItemChanges.Period(world, one).End;
        SubscriptionStates.Change(world, one, () =>
            (one["cancel_at_period_end"], one["cancel_at"], one["canceled_at"]) = (cancel, Or(cancel, end), Or(cancel, world.NowFor(one))));
        return 0;
    });

    /// <summary>Moves a test clock, as far as is wanted at once.</summary>
    public void Advance(string testClock, DateTimeOffset until) => _simulator.Locked(world =>
    {
        Walk.Advance(world, testClock, until.ToUnixTimeSeconds());
        return 0;
    });

    private static JsonNode? Or(bool given, long value) => given ? value : null;
}
