namespace Stripe;

/// <summary>The services of version 1 of the API.</summary>
public class V1Services : Service
{
    internal V1Services(IStripeClient client)
        : base(client)
    {
        Billing = new BillingService(client);
        BillingPortal = new BillingPortalService(client);
        Charges = new ChargeService(client);
        Checkout = new CheckoutService(client);
        CreditNotes = new CreditNoteService(client);
        Customers = new CustomerService(client);
        Disputes = new DisputeService(client);
        Events = new EventService(client);
        InvoiceItems = new InvoiceItemService(client);
        InvoicePayments = new InvoicePaymentService(client);
        Invoices = new InvoiceService(client);
        PaymentIntents = new PaymentIntentService(client);
        PaymentMethods = new PaymentMethodService(client);
        Prices = new PriceService(client);
        Products = new ProductService(client);
        Refunds = new RefundService(client);
        SubscriptionItems = new SubscriptionItemService(client);
        SubscriptionSchedules = new SubscriptionScheduleService(client);
        Subscriptions = new SubscriptionService(client);
        TestHelpers = new TestHelpersService(client);
    }

    /// <summary>Meters and what they count.</summary>
    public virtual BillingService Billing { get; }

    /// <summary>Pages where customers see to cards and invoices.</summary>
    public virtual BillingPortalService BillingPortal { get; }

    /// <summary>Charges.</summary>
    public virtual ChargeService Charges { get; }

    /// <summary>Pages to pay or subscribe at.</summary>
    public virtual CheckoutService Checkout { get; }

    /// <summary>Credit notes.</summary>
    public virtual CreditNoteService CreditNotes { get; }

    /// <summary>Customers.</summary>
    public virtual CustomerService Customers { get; }

    /// <summary>Disputes.</summary>
    public virtual DisputeService Disputes { get; }

    /// <summary>Events.</summary>
    public virtual EventService Events { get; }

    /// <summary>Lines that are added to invoices.</summary>
    public virtual InvoiceItemService InvoiceItems { get; }

    /// <summary>Payments of invoices.</summary>
    public virtual InvoicePaymentService InvoicePayments { get; }

    /// <summary>Invoices.</summary>
    public virtual InvoiceService Invoices { get; }

    /// <summary>Payments.</summary>
    public virtual PaymentIntentService PaymentIntents { get; }

    /// <summary>Payment methods.</summary>
    public virtual PaymentMethodService PaymentMethods { get; }

    /// <summary>Prices.</summary>
    public virtual PriceService Prices { get; }

    /// <summary>Products.</summary>
    public virtual ProductService Products { get; }

    /// <summary>Refunds.</summary>
    public virtual RefundService Refunds { get; }

    /// <summary>Subscription items.</summary>
    public virtual SubscriptionItemService SubscriptionItems { get; }

    /// <summary>Schedules of subscriptions.</summary>
    public virtual SubscriptionScheduleService SubscriptionSchedules { get; }

    /// <summary>Subscriptions.</summary>
    public virtual SubscriptionService Subscriptions { get; }

    /// <summary>What only tests use.</summary>
    public virtual TestHelpersService TestHelpers { get; }
}
