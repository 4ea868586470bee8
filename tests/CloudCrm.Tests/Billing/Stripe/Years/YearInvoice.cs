using System.Text.Json.Nodes;
using CloudCrm.StripeSimulator;
using CloudCrm.Tests.Billing.Simulation;

namespace CloudCrm.Tests.Billing.Stripe.Years;

/// <summary>An invoice as the simulator has it: what a bank and a customer would see.</summary>
internal sealed record YearInvoice(JsonObject Json)
{
    public string Id => Json["id"]!.GetValue<string>();

    public string Status => Json["status"]!.GetValue<string>();

    public string Currency => Json["currency"]!.GetValue<string>().ToUpperInvariant();

    public bool Advances => Json["auto_advance"]!.GetValue<bool>();

    public DateTimeOffset CreatedAt => DateTimeOffset.FromUnixTimeSeconds(Json["created"]!.GetValue<long>());

    /// <summary>Our invoice that it collects; null for none.</summary>
    public Guid? Invoice => Json["metadata"]?["invoice"]?.GetValue<string>() is { } text ? Guid.Parse(text) : null;

    public Ratio Total => Money("total");

    public Ratio Paid => Money("amount_paid");

    public Ratio Remaining => Money("amount_remaining");

    /// <summary>What credit notes took off before it was paid.</summary>
    public Ratio Lowered => Money("pre_payment_credit_notes_amount");

    /// <summary>The sum of its lines, which is not read from its totals.</summary>
    public Ratio Lines => Json["lines"]!["data"]!.AsArray().Aggregate((Ratio)0, (sum, line) => sum + Of(line!["amount"]!.GetValue<long>()));

    /// <summary>All of a customer's, oldest first.</summary>
    public static YearInvoice[] All(Simulator stripe, string customer) => [.. stripe.Reports.Invoices(customer).Select(json => new YearInvoice(json))];

    public override string ToString() => $"{Id} ({Status}, of {CreatedAt:u}, total {Total}, paid {Paid}, remaining {Remaining}, lowered {Lowered} {Currency})";

    private Ratio Money(string name) => Of(Json[name]!.GetValue<long>());

    // Stripe counts yen whole and everything else in hundredths, New Taiwan dollars too.
    private Ratio Of(long units) => Currency == "JPY" ? units : new Ratio(units, 100);
}
