namespace Stripe;

/// <summary>How subscriptions stand.</summary>
public static class SubscriptionStatuses
{
    /// <summary>Paid, or to be paid.</summary>
    public const string Active = "active";

    /// <summary>Ended.</summary>
    public const string Canceled = "canceled";

    /// <summary>The first payment is still to come.</summary>
    public const string Incomplete = "incomplete";

    /// <summary>The first payment did not come within 23 hours.</summary>
    public const string IncompleteExpired = "incomplete_expired";

    /// <summary>A payment failed and is tried again.</summary>
    public const string PastDue = "past_due";

    /// <summary>The trial ended without a payment method.</summary>
    public const string Paused = "paused";

    /// <summary>In its trial.</summary>
    public const string Trialing = "trialing";

    /// <summary>A payment failed for good; invoices stay drafts.</summary>
    public const string Unpaid = "unpaid";
}
