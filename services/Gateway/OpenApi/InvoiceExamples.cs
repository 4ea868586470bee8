namespace CloudCrm.Gateway.OpenApi;

/// <summary>An invoice, as the document shows it.</summary>
internal static class InvoiceExamples
{
    public static Wire.Invoice Invoice { get; } = new(
        new("0191d8f5-4c5e-7c1a-9d3e-2f6a7b8c9d0a"), "2026-000123", false, null, new(2026, 11, 1), new(2026, 12, 1), new(2026, 12, 2), new(2026, 12, 16), "USD", "89.25", "89.25", "89.25",
        Wire.InvoiceState.Open, "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", BillingExamples.Statement.Lines);
}
