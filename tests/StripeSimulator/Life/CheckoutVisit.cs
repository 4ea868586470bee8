using System.Text.Json.Nodes;
using CloudCrm.StripeSimulator.Resources;
using CloudCrm.StripeSimulator.State;
using CloudCrm.StripeSimulator.Wire;

namespace CloudCrm.StripeSimulator.Life;

/// <summary>Somebody at a checkout who types a card.</summary>
internal static class CheckoutVisit
{
    /// <summary>Completes a session, or leaves it open when the card does not pay; then it answers false.</summary>
    public static bool Pay(World world, string id, Card card, string? email, long? failsFrom)
    {
        var session = world.Get("checkout.session", id);
        if (session.Text("status") != "open")
            throw Refusal.Invalid("The session is not open any more.");
        if (card is Card.Declines or Card.InsufficientFunds)
            return false;
        var p = world.Sessions[id];
        var mail = email ?? session.Text("customer_email");
        var customer = session.Text("customer") is { } known ? world.Customer(known) : NewCustomer(world, mail);

        // At the checkout its owner is there to confirm; later charges are on their own.
        var method = PaymentMethods.Add(world, card == Card.NeedsAction ? Card.Good : card, world.NowFor(customer), failsFrom);
        PaymentMethods.Attach(world, method, customer);
        var subscription = SubscriptionStart.Do(world, customer, p.In("subscription_data"), SubscriptionItems.Wanted(world, p.List("line_items")), method.Id());
        method["_card"] = card.ToString();
        Complete(world, session, customer, subscription, mail);
        return true;
    }

    private static JsonObject NewCustomer(World world, string? email)
    {
        var customer = Customers.Add(world, null, email);
        world.Emit("customer.created", customer);
        return customer;
    }

    private static void Complete(World world, JsonObject session, JsonObject customer, JsonObject subscription, string? mail)
    {
        var invoice = world.Get("invoice", subscription.Text("latest_invoice"));
        session["status"] = "complete";
        session["customer"] = customer.Id();
        session["subscription"] = subscription.Id();
        session["invoice"] = invoice.Id();
        session["currency"] = subscription.Text("currency");
        session["amount_total"] = invoice.Long("total");
        session["amount_subtotal"] = invoice.Long("subtotal");
        session["payment_status"] = invoice.Long("total") == 0 ? "no_payment_required" : "paid";
        session["customer_details"] = new JsonObject { ["email"] = customer.Text("email") ?? mail, ["name"] = customer.Text("name") };
        session["url"] = null;
        world.Emit("checkout.session.completed", session);
    }
}
