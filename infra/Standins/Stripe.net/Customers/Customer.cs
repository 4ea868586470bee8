namespace Stripe;

/// <summary>A payer.</summary>
public class Customer : StripeEntity<Customer>, IHasId, IHasMetadata, IHasObject
{
    /// <summary>The id.</summary>
    [Wire("id")]
    public string Id { get; set; }

    /// <inheritdoc/>
    [Wire("object")]
    public string Object { get; set; }

    /// <summary>The postal address.</summary>
    [Wire("address")]
    public Address Address { get; set; }

    /// <summary>The balance in minor units; what is negative pays coming invoices.</summary>
    [Wire("balance")]
    public long Balance { get; set; }

    /// <summary>When it was made.</summary>
    [Wire("created")]
    public DateTime Created { get; set; } = DateTime.UnixEpoch;

    /// <summary>The currency that it is billed in, three small letters; null before its first bill.</summary>
    [Wire("currency")]
    public string Currency { get; set; }

    /// <summary>True where it was deleted.</summary>
    [Wire("deleted")]
    public bool? Deleted { get; set; }

    /// <summary>Whether its last invoice is overdue.</summary>
    [Wire("delinquent")]
    public bool? Delinquent { get; set; }

    /// <summary>Words for people.</summary>
    [Wire("description")]
    public string Description { get; set; }

    /// <summary>The mail address.</summary>
    [Wire("email")]
    public string Email { get; set; }

    /// <summary>What numbers of its invoices begin with.</summary>
    [Wire("invoice_prefix")]
    public string InvoicePrefix { get; set; }

    /// <summary>How invoices are made.</summary>
    [Wire("invoice_settings")]
    public CustomerInvoiceSettings InvoiceSettings { get; set; }

    /// <summary>Whether it is about real money.</summary>
    [Wire("livemode")]
    public bool Livemode { get; set; }

    /// <inheritdoc/>
    [Wire("metadata")]
    public Dictionary<string, string> Metadata { get; set; }

    /// <summary>The name.</summary>
    [Wire("name")]
    public string Name { get; set; }

    /// <summary>The telephone number.</summary>
    [Wire("phone")]
    public string Phone { get; set; }

    /// <summary>Languages, the best first.</summary>
    [Wire("preferred_locales")]
    public List<string> PreferredLocales { get; set; }

    /// <summary><c>none</c>, <c>exempt</c> or <c>reverse</c>.</summary>
    [Wire("tax_exempt")]
    public string TaxExempt { get; set; }

    /// <summary>The id of the test clock that it lives by.</summary>
    [Wire("test_clock")]
    public string TestClockId { get; set; }

    /// <summary>The test clock that it lives by.</summary>
    [Wire("test_clock")]
    public TestHelpers.TestClock TestClock { get; set; }
}

/// <summary>How invoices of a customer are made.</summary>
public class CustomerInvoiceSettings : StripeEntity<CustomerInvoiceSettings>
{
    /// <summary>The id of the payment method that pays.</summary>
    [Wire("default_payment_method")]
    public string DefaultPaymentMethodId { get; set; }

    /// <summary>The payment method that pays.</summary>
    [Wire("default_payment_method")]
    public PaymentMethod DefaultPaymentMethod { get; set; }

    /// <summary>Words at the foot of the document.</summary>
    [Wire("footer")]
    public string Footer { get; set; }
}
