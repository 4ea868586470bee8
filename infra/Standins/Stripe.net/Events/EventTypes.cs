namespace Stripe;

/// <summary>Types of events.</summary>
public static class EventTypes
{
    /// <summary>A dispute ended.</summary>
    public const string ChargeDisputeClosed = "charge.dispute.closed";

    /// <summary>Somebody disputes a charge.</summary>
    public const string ChargeDisputeCreated = "charge.dispute.created";

    /// <summary>A dispute changed.</summary>
    public const string ChargeDisputeUpdated = "charge.dispute.updated";

    /// <summary>Money was given back.</summary>
    public const string ChargeRefunded = "charge.refunded";

    /// <summary>A person paid or subscribed.</summary>
    public const string CheckoutSessionCompleted = "checkout.session.completed";

    /// <summary>A page ended without anything.</summary>
    public const string CheckoutSessionExpired = "checkout.session.expired";

    /// <summary>A payment that takes days came in.</summary>
    public const string CheckoutSessionAsyncPaymentSucceeded = "checkout.session.async_payment_succeeded";

    /// <summary>A payment that takes days failed.</summary>
    public const string CheckoutSessionAsyncPaymentFailed = "checkout.session.async_payment_failed";

    /// <summary>A credit note was made.</summary>
    public const string CreditNoteCreated = "credit_note.created";

    /// <summary>A credit note changed.</summary>
    public const string CreditNoteUpdated = "credit_note.updated";

    /// <summary>A credit note was made void.</summary>
    public const string CreditNoteVoided = "credit_note.voided";

    /// <summary>A customer was made.</summary>
    public const string CustomerCreated = "customer.created";

    /// <summary>A customer was deleted.</summary>
    public const string CustomerDeleted = "customer.deleted";

    /// <summary>A customer changed.</summary>
    public const string CustomerUpdated = "customer.updated";

    /// <summary>A subscription was made.</summary>
    public const string CustomerSubscriptionCreated = "customer.subscription.created";

    /// <summary>A subscription ended.</summary>
    public const string CustomerSubscriptionDeleted = "customer.subscription.deleted";

    /// <summary>A subscription was paused.</summary>
    public const string CustomerSubscriptionPaused = "customer.subscription.paused";

    /// <summary>A paused subscription goes on.</summary>
    public const string CustomerSubscriptionResumed = "customer.subscription.resumed";

    /// <summary>A trial ends in three days.</summary>
    public const string CustomerSubscriptionTrialWillEnd = "customer.subscription.trial_will_end";

    /// <summary>A subscription changed.</summary>
    public const string CustomerSubscriptionUpdated = "customer.subscription.updated";

    /// <summary>An invoice was made, as a draft.</summary>
    public const string InvoiceCreated = "invoice.created";

    /// <summary>A draft was deleted.</summary>
    public const string InvoiceDeleted = "invoice.deleted";

    /// <summary>A draft became an open invoice.</summary>
    public const string InvoiceFinalized = "invoice.finalized";

    /// <summary>A draft could not be finalised.</summary>
    public const string InvoiceFinalizationFailed = "invoice.finalization_failed";

    /// <summary>An invoice was given up.</summary>
    public const string InvoiceMarkedUncollectible = "invoice.marked_uncollectible";

    /// <summary>An invoice was paid, or said to be.</summary>
    public const string InvoicePaid = "invoice.paid";

    /// <summary>A payment waits for the person.</summary>
    public const string InvoicePaymentActionRequired = "invoice.payment_action_required";

    /// <summary>A payment failed.</summary>
    public const string InvoicePaymentFailed = "invoice.payment_failed";

    /// <summary>A payment succeeded.</summary>
    public const string InvoicePaymentSucceeded = "invoice.payment_succeeded";

    /// <summary>An invoice comes in some days.</summary>
    public const string InvoiceUpcoming = "invoice.upcoming";

    /// <summary>An invoice changed.</summary>
    public const string InvoiceUpdated = "invoice.updated";

    /// <summary>An invoice was made void.</summary>
    public const string InvoiceVoided = "invoice.voided";

    /// <summary>Something was paid on an invoice.</summary>
    public const string InvoicePaymentPaid = "invoice_payment.paid";

    /// <summary>A payment method was given to a customer.</summary>
    public const string PaymentMethodAttached = "payment_method.attached";

    /// <summary>A payment method was taken off its customer.</summary>
    public const string PaymentMethodDetached = "payment_method.detached";

    /// <summary>A refund was made.</summary>
    public const string RefundCreated = "refund.created";

    /// <summary>A refund failed.</summary>
    public const string RefundFailed = "refund.failed";

    /// <summary>A refund changed.</summary>
    public const string RefundUpdated = "refund.updated";

    /// <summary>A schedule was cancelled.</summary>
    public const string SubscriptionScheduleCanceled = "subscription_schedule.canceled";

    /// <summary>A schedule came to its end.</summary>
    public const string SubscriptionScheduleCompleted = "subscription_schedule.completed";

    /// <summary>A subscription goes on without its schedule.</summary>
    public const string SubscriptionScheduleReleased = "subscription_schedule.released";

    /// <summary>A schedule changed.</summary>
    public const string SubscriptionScheduleUpdated = "subscription_schedule.updated";

    /// <summary>A test clock goes on.</summary>
    public const string TestHelpersTestClockAdvancing = "test_helpers.test_clock.advancing";

    /// <summary>A test clock arrived.</summary>
    public const string TestHelpersTestClockReady = "test_helpers.test_clock.ready";
}
