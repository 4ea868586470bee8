namespace CloudCrm.Gateway.OpenApi;

/// <summary>What a tenant pays by, as the document shows it.</summary>
internal static class BillingExamples
{
    public static Wire.BillingParty Buyer { get; } = new("Sunrise Coffee Ltd.", "1 Xinyi Road\nTaipei", "12345675", "PO-2026-118", "bills@sunrise.example", "TW");

    public static Wire.BillingTerms Terms { get; } = new(
        "USD", 30, new("VAT", "0.05", false), "25.00", Coupons: [new("SPRING", Percent: "10", Periods: 3)], Commitments: [new("YEAR-2026", "100.00", ["seats"])], Plan: "team");

    public static Wire.BillingAccount Account { get; } = new(
        "USD", "team", "2026-11", "free", null, new(2026, 11, 1), new(2026, 12, 1), new(2026, 10, 31, 16, 0, 0, TimeSpan.Zero), new(2026, 11, 30, 16, 0, 0, TimeSpan.Zero), null,
        [new(new(2026, 11, 1), "team", "2026-11")], Buyer, Terms, "50.00", "0.00", [new("TWD", "0", "1600"), new("USD", "50.00", "0.00")], 4);

    public static Wire.Subscription Subscription { get; } = new(
        Wire.SubscriptionState.Active, true, false, new(2026, 11, 30, 16, 0, 0, TimeSpan.Zero), new("visa", "4242", 12, 2029), null);

    public static Wire.PaymentPage Checkout { get; } = new("https://checkout.stripe.com/c/pay/cs_live_a1", new(2026, 11, 22, 8, 30, 0, TimeSpan.Zero));

    public static Wire.Statement Statement { get; } = new(
        "USD", "team", new(2026, 11, 1), new(2026, 12, 1), new(2026, 11, 21, 8, 30, 0, TimeSpan.Zero),
        [
            new(Wire.LineKind.Base, "base", "team", "2026-11", new(2026, 11, 1), new(2026, 12, 1), "30", null, "29.00") { Expected = "29.00" },
            new(Wire.LineKind.Seats, "seats", "team", "2026-11", new(2026, 11, 1), new(2026, 12, 1), "120", null, "48.00") { Expected = "48.00" },
            new(Wire.LineKind.Usage, "messages.outbound", "team", "2026-11", new(2026, 11, 1), new(2026, 12, 1), "2400", "2000", "8.00") { Expected = "28.00" },
            new(Wire.LineKind.Tax, "VAT", null, null, null, null, null, null, "4.25") { Expected = "5.25" },
        ],
        "85.00", "0.00", "4.25", "89.25", "89.25")
    {
        Forecast = new("110.25", "104.79", "115.71", 28),
    };

    public static Wire.CustomerCost CustomerCost { get; } = new("USD", new(2026, 11, 1), new(2026, 12, 1), "0.86", [new("customers.active", "1", "0.2"), new("messages.outbound", "33", "0.66")]);

    public static Wire.StatementCosts Costs { get; } = new(
        "USD", new(2026, 11, 1), new(2026, 12, 1), new(2026, 11, 21, 8, 30, 0, TimeSpan.Zero), Wire.CostGroup.Channel, [new("mail", "5.12"), new("x", "2.88")], "0.00", "77.00", "85.00");
}
