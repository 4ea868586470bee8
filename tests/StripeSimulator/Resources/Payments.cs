using System.Text.Json.Nodes;
using CloudCrm.StripeSimulator.State;
using CloudCrm.StripeSimulator.Wire;

namespace CloudCrm.StripeSimulator.Resources;

/// <summary>Charges, intents and the notes that tie them to invoices: to look at.</summary>
internal static class Payments
{
    public static IEnumerable<Operation> Operations =>
    [
        Operation.List("/v1/charges", Charges, "customer payment_intent created:range"),
        Operation.Get("/v1/charges/{id}", call => call.Answer(call.World.Get("charge", call.Id))),
        Operation.List("/v1/payment_intents", Intents, "customer created:range"),
        Operation.Get("/v1/payment_intents/{id}", call => call.Answer(call.World.Get("payment_intent", call.Id)), "client_secret"),
        Operation.List("/v1/invoice_payments", InvoicePayments, "invoice status=open|paid|canceled created:range payment[type]=payment_intent|charge payment[payment_intent]"),
        Operation.Get("/v1/invoice_payments/{id}", call => call.Answer(call.World.Get("invoice_payment", call.Id))),
    ];

    private static JsonObject Charges(Call call) => call.Page(call.World["charge"].NewestFirst.Where(one =>
        one.Fits("customer", call.P.Text("customer")) && one.Fits("payment_intent", call.P.Text("payment_intent")) && call.P.IsIn("created", one.Created())));

    private static JsonObject Intents(Call call) => call.Page(call.World["payment_intent"].NewestFirst.Where(one =>
        one.Fits("customer", call.P.Text("customer")) && call.P.IsIn("created", one.Created())));

    private static JsonObject InvoicePayments(Call call) => call.Page(call.World["invoice_payment"].NewestFirst.Where(one =>
        one.Fits("invoice", call.P.Text("invoice")) && one.Fits("status", call.P.Text("status")) && call.P.IsIn("created", one.Created())
        && one.In("payment")!.Fits("payment_intent", call.P.In("payment").Text("payment_intent"))));
}
