using CloudCrm.StripeSimulator;
using CloudCrm.Tests.Billing.Simulation;

namespace CloudCrm.Tests.Billing.Stripe.Years;

/// <summary>A tenant of the year: what it uses, and what it has at the bank.</summary>
internal sealed class YearTenant(int seed, DateTimeOffset start, int days, int perDay)
{
    /// <summary>What it uses, and its oracle.</summary>
    /// <remarks>A level is told to Stripe every hour, which is most of the work: few tenants have one. Later than Stripe takes usage nothing is told.</remarks>
    public SimulatedTenant It { get; } = new(seed, start, days, perDay, MetersOf(seed), lateMax: 32);

    public OracleAccount Account => It.Account!;

    /// <summary>Its customer on Stripe; null before it first subscribed.</summary>
    public string? Customer { get; set; }

    /// <summary>What was paid of Stripe's invoices so far, by their ids.</summary>
    public Dictionary<string, Ratio> Paid { get; } = [];

    /// <summary>Invoices that the subscription is to collect, and when they were issued.</summary>
    public Dictionary<OracleInvoice, DateTimeOffset> Collected { get; } = [];

    /// <summary>Invoices that somebody wanted to pay by card although nobody collected them, and what was left to pay then.</summary>
    public Dictionary<OracleInvoice, Ratio> Asked { get; } = [];

    /// <summary>Invoices of which a payment was taken back: what Stripe holds of them is over.</summary>
    public HashSet<OracleInvoice> TakenBack { get; } = [];

    /// <summary>Disputes at the bank that are not decided: the charge's invoice and amount.</summary>
    public List<(string Dispute, OracleInvoice Invoice, Ratio Amount)> Disputes { get; } = [];

    /// <summary>Charges that were disputed once: a bank takes no second one.</summary>
    public HashSet<string> Disputed { get; } = [];

    /// <summary>Payments that the bank has taken back since they were looked at last.</summary>
    public Queue<(OracleInvoice Invoice, Ratio Amount)> Lost { get; } = [];

    /// <summary>Invoices of which something was paid back.</summary>
    public HashSet<OracleInvoice> Refunded { get; } = [];

    private static SimulatedMeter[] MetersOf(int seed) =>
        [.. SimulatedMeter.All.Index().Where(it => it.Item.IsLevel ? seed % 10 == 7 : (it.Index + seed) % 2 == 0).Select(it => it.Item)];

    /// <summary>The oracle's invoice that one of Stripe's collects; null for none.</summary>
    public OracleInvoice? InvoiceOf(YearInvoice invoice) => invoice.Invoice is { } id ? Account.Invoices.SingleOrDefault(it => it.Id == id) : null;

    /// <summary>The subscriptions that it ever had.</summary>
    public YearSubscription[] Subscriptions(Simulator stripe) =>
        Customer is null ? [] : [.. stripe.Reports.Of(Customer, "subscription").Select(json => new YearSubscription(json))];

    public override string ToString() => $"{It}, {Customer}";
}
