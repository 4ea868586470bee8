using System.Net;
using System.Text;
using CloudCrm.StripeSimulator.State;
using CloudCrm.StripeSimulator.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CloudCrm.StripeSimulator.Control;

/// <summary>The two pages that customers are sent to: a checkout and a portal, as small as they can be.</summary>
internal static class Pages
{
    private const int InvoicesMax = 100;

    public static void Map(WebApplication app, Simulator simulator)
    {
        app.MapGet("/c/pay/{id}", (string id) => Safely(() => Checkout(simulator, id, null)));
        app.MapPost("/c/pay/{id}", (string id, HttpRequest request) => Form(request, form => Pay(simulator, id, form)));
        app.MapGet("/p/session/{id}", (string id) => Safely(() => Portal(simulator, id)));
        app.MapPost("/p/session/{id}", (string id, HttpRequest request) => Form(request, form => Act(simulator, id, form)));
    }

    private static async Task<IResult> Form(HttpRequest request, Func<IFormCollection, IResult> act)
    {
        var form = await request.ReadFormAsync();
        return Safely(() => act(form));
    }

    private static IResult Safely(Func<IResult> page)
    {
        try
        {
            return page();
        }
        catch (Refusal refusal)
        {
            return Html(refusal.Status, $"<p role=alert>{Escaped(refusal.Message)}</p>");
        }
    }

    private static IResult Checkout(Simulator simulator, string id, string? alert) => simulator.Locked(world =>
    {
        var session = world.Get("checkout.session", id);
        if (session.Text("status") != "open")
            throw Refusal.Invalid("This checkout is over.");
        return Html(200, $"""
            <h1>Checkout</h1>
            {(alert is null ? "" : $"<p role=alert>{Escaped(alert)}</p>")}
            <form method=post>
            <label>Mail <input name=email type=email value="{Escaped(session.Text("customer_email") ?? "")}"></label>
            <label>Card <select name=card>{Cards()}</select></label>
            <button name=do value=pay>Subscribe</button>
            <button name=do value=leave>Back</button>
            </form>
            """);
    });

    private static IResult Pay(Simulator simulator, string id, IFormCollection form)
    {
        var (success, cancel) = simulator.Locked(world =>
        {
            var session = world.Get("checkout.session", id);
            return (session.Text("success_url")!, session.Text("cancel_url"));
        });
        if (form["do"] == "leave")
            return Results.Redirect(cancel ?? success);
        var email = form["email"].ToString() is { Length: > 0 } typed ? typed : null;
        return simulator.Hooks.Checkout(id, CardOf(form), email)
            ? Results.Redirect(success.Replace("{CHECKOUT_SESSION_ID}", id, StringComparison.Ordinal))
            : Checkout(simulator, id, "The card was declined.");
    }

    private static IResult Portal(Simulator simulator, string id) => simulator.Locked(world =>
    {
        var session = world.Get("billing_portal.session", id);
        var customer = session.Text("customer")!;
        var subscriptions = world.Of(customer, "subscription").Where(one => !Life.SubscriptionStates.HasEnded(one)).Select(one => $"""
            <form method=post><input type=hidden name=subscription value="{one.Id()}">{one.Text("status")}
            <button name=do value=cancel>Cancel at the end of the period</button></form>
            """);
        var invoices = world.Of(customer, "invoice").Reverse().Take(InvoicesMax).Select(one =>
            $"<li>{Escaped(one.Text("number") ?? "draft")}: {Values.Text(one.Long("total"))} {one.Text("currency")}, {one.Text("status")}</li>");
        return Html(200, $"""
            <h1>Your subscription</h1>
            <form method=post><label>Card <select name=card>{Cards()}</select></label><button name=do value=card>Use this card</button></form>
            {string.Concat(subscriptions)}
            <ul>{string.Concat(invoices)}</ul>
            {(session.Text("return_url") is { } back ? $"<a href=\"{Escaped(back)}\">Back</a>" : "")}
            """);
    });

    private static IResult Act(Simulator simulator, string id, IFormCollection form)
    {
        var customer = simulator.Locked(world => world.Get("billing_portal.session", id).Text("customer")!);
        var subscription = form["subscription"].ToString();
        if (form["do"] == "card")
            simulator.Hooks.SetCard(customer, CardOf(form));
        else if (simulator.Locked(world => world.Get("subscription", subscription).Text("customer") == customer))
            simulator.Hooks.CancelAtPeriodEnd(subscription);
        return Portal(simulator, id);
    }

    private static Card CardOf(IFormCollection form) => Enum.TryParse<Card>(form["card"].ToString(), out var card) ? card : Card.Good;

    private static string Cards() => string.Concat(Enum.GetNames<Card>().Select(name => $"<option>{name}</option>"));

    private static string Escaped(string text) => WebUtility.HtmlEncode(text);

    private static IResult Html(int status, string body) =>
        Results.Content($"<!doctype html><html lang=en><title>Stripe simulator</title><body>{body}</body></html>", "text/html; charset=utf-8", Encoding.UTF8, status);
}
