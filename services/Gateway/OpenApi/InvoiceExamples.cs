namespace CloudCrm.Gateway.OpenApi;

/// <summary>An invoice and what differs on Stripe, as the document shows them.</summary>
internal static class InvoiceExamples
{
    public static Wire.Invoice Invoice { get; } = new(
        new("0191d8f5-4c5e-7c1a-9d3e-2f6a7b8c9d0a"), "2026-000123", false, null, new(2026, 11, 1), new(2026, 12, 1), new(2026, 12, 2), new(2026, 12, 16), "USD", "89.25", "89.25", "89.25",
        Wire.InvoiceState.Open, "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", BillingExamples.Statement.Lines);

    public static Wire.Revenue Revenue { get; } = new(
        [new(new(2026, 11, 1), "USD", "1489.25", "1160.00", "349.25", "-20.00", 24, 3, 1, "49.00")]);

    public static Wire.TenantFigures Figures { get; } = new(new("0191d8f5-4c5e-7c1a-9d3e-2f6a7b8c9d01"), "USD", new(2026, 12, 1), "42.75", "131.75", [new("USD", "89.00")]);

    public static Wire.StripeFinding Finding { get; } = new(
        new("0191d8f5-4c5e-7c1a-9d3e-2f6a7b8c9d0b"), new("0191d8f5-4c5e-7c1a-9d3e-2f6a7b8c9d01"), Wire.StripeFindingKind.UsageLost, "messages.outbound 2026-11-22T08:00:00Z",
        """{"expected":"125","found":"0"}""", new(2026, 11, 22, 16, 40, 0, TimeSpan.Zero), new DateTimeOffset(2026, 11, 22, 16, 40, 2, TimeSpan.Zero), "corrected", null, null);
}
