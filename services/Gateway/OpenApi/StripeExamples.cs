namespace CloudCrm.Gateway.OpenApi;

/// <summary>What was said to and by Stripe, as the document shows it.</summary>
internal static class StripeExamples
{
    private static readonly Guid s_tenant = new("0191d8f5-4c5e-7c1a-9d3e-2f6a7b8c9d01");

    public static Wire.StripeCall Call { get; } = new(
        new("0191d8f5-4c5e-7c1a-9d3e-2f6a7b8c9d0c"), new(2026, 12, 2, 1, 30, 0, TimeSpan.Zero), s_tenant, "invoice.pay", "0191d8f54c5e7c1a9d3e2f6a7b8c9d0a:pay", "req_1TestRequest",
        "in_1TestInvoice", 402, "insufficient_funds", 412);

    public static Wire.StripeEvent Event { get; } = new(
        "evt_1TestEvent", "invoice.payment_failed", "in_1TestInvoice", "cus_TestCustomer", s_tenant, new(2026, 12, 2, 1, 30, 1, TimeSpan.Zero), new(2026, 12, 2, 1, 30, 2, TimeSpan.Zero),
        Wire.StripeEventState.Done, 1, null);
}
