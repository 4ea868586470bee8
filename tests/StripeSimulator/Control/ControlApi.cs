using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using CloudCrm.StripeSimulator.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CloudCrm.StripeSimulator.Control;

/// <summary>What tests can do in process, for people and programs outside: JSON under /_sim/. Nobody has to sign in.</summary>
internal static class ControlApi
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    public static void Map(WebApplication app, Simulator simulator)
    {
        Pages.Map(app, simulator);
        Post<Empty>(app, "reset", _ => simulator.Reset());
        Post<Moment>(app, "now", body => simulator.SetNow(body.At));
        Post<ClockMove>(app, "clocks", body => simulator.Hooks.Advance(body.Id, body.At));
        Post<FaultOrder>(app, "faults", body => Order(simulator.Faults, body));
        Post<Empty>(app, "faults/clear", _ => simulator.Faults.Clear());
        Post<Empty>(app, "faults/release", _ => simulator.Faults.Release());
        Post<WebhookFaults>(app, "webhooks", body => simulator.Webhooks.Faults = body);
        Post<Empty>(app, "webhooks/release", _ => simulator.Webhooks.Release());
        Post<Empty>(app, "webhooks/resend", _ => simulator.Webhooks.Resend());
        app.MapPost("/_sim/webhooks/deliver", async () => Results.Json(await simulator.Webhooks.DeliverAll(), s_json));
        Post<CardOrder>(app, "cards", body => simulator.Hooks.SetCard(body.Customer, body.Card, body.FailsFrom));
        Post<CheckoutOrder>(app, "checkout", body => simulator.Hooks.Checkout(body.Session, body.Card, body.Email));
        Post<DisputeOrder>(app, "disputes", body => simulator.Hooks.Dispute(body.Charge, body.Reason));
        Post<DisputeEnd>(app, "disputes/close", body => simulator.Hooks.CloseDispute(body.Dispute, body.Won));
        Post<PlantOrder>(app, "plant", body => Plant(simulator.Plant, body));
        Get(app, "reports/metered", () => simulator.Reports.Metered());
        Get(app, "reports/invoices", () => simulator.Reports.Invoices());
        Get(app, "reports/calls", () => simulator.Reports.Calls);
        Get(app, "reports/keys", () => simulator.Reports.Keys);
        Get(app, "webhooks", () => new { simulator.Webhooks.Waiting, simulator.Webhooks.Held, simulator.Webhooks.Dropped });
    }

    private static void Get<T>(WebApplication app, string path, Func<T> read) => app.MapGet($"/_sim/{path}", () => Results.Json(read(), s_json));

    private static void Post<T>(WebApplication app, string path, Action<T> act) => app.MapPost($"/_sim/{path}", (Delegate)(async (HttpContext http) =>
    {
        try
        {
            using var reader = new StreamReader(http.Request.Body);
            var text = await reader.ReadToEndAsync(http.RequestAborted);
            act(JsonSerializer.Deserialize<T>(text.Length > 0 ? text : "{}", s_json)!);
            return Results.Json(new JsonObject { ["ok"] = true });
        }
        catch (Refusal refusal)
        {
            return Results.Json(refusal.ToJson(), statusCode: refusal.Status);
        }
        catch (JsonException e)
        {
            return Results.Json(Refusal.Invalid(e.Message).ToJson(), statusCode: 400);
        }
    }));

    private static void Order(Faults faults, FaultOrder order)
    {
        if (order.Probability is { } probability)
            faults.Odds(order.Fault, probability, order.Path, order.Method);
        else
            faults.Next(order.Fault, order.Count, order.Path, order.Method);
    }

    private static void Plant(Planting plant, PlantOrder order)
    {
        switch (order.What)
        {
            case Discrepancy.LostMeterEvent:
                plant.LoseMeterEvent(order.Id);
                break;
            case Discrepancy.DoubledMeterEvent:
                plant.DoubleMeterEvent(order.Id);
                break;
            case Discrepancy.MovedMeterEvent:
                plant.MoveMeterEvent(order.Id, order.At ?? throw Refusal.Missing("at"));
                break;
            case Discrepancy.ChangedPrice:
                plant.ChangePrice(order.Id, order.Amount);
                break;
            case Discrepancy.ChangedQuantity:
                plant.ChangeQuantity(order.Id, (long)order.Amount);
                break;
            case Discrepancy.ChangedLine:
                plant.ChangeLine(order.Id, (long)order.Amount);
                break;
            case Discrepancy.LostInvoice:
                plant.LoseInvoice(order.Id);
                break;
        }
    }

    private enum Discrepancy
    {
        LostMeterEvent,
        DoubledMeterEvent,
        MovedMeterEvent,
        ChangedPrice,
        ChangedQuantity,
        ChangedLine,
        LostInvoice,
    }

    private sealed record Empty;

    private sealed record Moment(DateTimeOffset At);

    private sealed record ClockMove(string Id, DateTimeOffset At);

    private sealed record FaultOrder(CallFault Fault, int Count = 1, double? Probability = null, string Path = "/", string? Method = null);

    private sealed record CardOrder(string Customer, Card Card, DateTimeOffset? FailsFrom = null);

    private sealed record CheckoutOrder(string Session, Card Card = Card.Good, string? Email = null);

    private sealed record DisputeOrder(string Charge, string Reason = "general");

    private sealed record DisputeEnd(string Dispute, bool Won);

    private sealed record PlantOrder(Discrepancy What, string Id, decimal Amount = 0, DateTimeOffset? At = null);
}
