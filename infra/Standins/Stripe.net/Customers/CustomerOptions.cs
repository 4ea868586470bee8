namespace Stripe;

/// <summary>A customer to make.</summary>
public class CustomerCreateOptions : BaseOptions, IHasMetadata
{
    /// <summary>The postal address.</summary>
    [Wire("address")]
    public AddressOptions Address
    {
        get;
        set
        {
            field = value;
            SetTracker.Track();
        }
    }

    /// <summary>The balance in minor units; what is negative pays coming invoices.</summary>
    [Wire("balance")]
    public long? Balance { get; set; }

    /// <summary>Words for people.</summary>
    [Wire("description")]
    public string Description { get; set; }

    /// <summary>The mail address.</summary>
    [Wire("email")]
    public string Email { get; set; }

    /// <summary>What numbers of its invoices begin with, 3 to 12 capital letters or digits.</summary>
    [Wire("invoice_prefix")]
    public string InvoicePrefix { get; set; }

    /// <summary>How invoices are made.</summary>
    [Wire("invoice_settings")]
    public CustomerInvoiceSettingsOptions InvoiceSettings { get; set; }

    /// <inheritdoc/>
    [Wire("metadata")]
    public Dictionary<string, string> Metadata
    {
        get;
        set
        {
            field = value;
            SetTracker.Track();
        }
    }

    /// <summary>The name.</summary>
    [Wire("name")]
    public string Name { get; set; }

    /// <summary>The payment method to attach.</summary>
    [Wire("payment_method")]
    public string PaymentMethod { get; set; }

    /// <summary>The telephone number.</summary>
    [Wire("phone")]
    public string Phone { get; set; }

    /// <summary>Languages, the best first.</summary>
    [Wire("preferred_locales")]
    public List<string> PreferredLocales { get; set; }

    /// <summary><c>none</c>, <c>exempt</c> or <c>reverse</c>.</summary>
    [Wire("tax_exempt")]
    public string TaxExempt
    {
        get;
        set
        {
            field = value;
            SetTracker.Track();
        }
    }

    /// <summary>The test clock that it lives by.</summary>
    [Wire("test_clock")]
    public string TestClock { get; set; }
}

/// <summary>What to change of a customer.</summary>
public class CustomerUpdateOptions : BaseOptions, IHasMetadata
{
    /// <summary>The postal address.</summary>
    [Wire("address")]
    public AddressOptions Address
    {
        get;
        set
        {
            field = value;
            SetTracker.Track();
        }
    }

    /// <summary>The balance in minor units; what is negative pays coming invoices.</summary>
    [Wire("balance")]
    public long? Balance { get; set; }

    /// <summary>Words for people.</summary>
    [Wire("description")]
    public string Description { get; set; }

    /// <summary>The mail address.</summary>
    [Wire("email")]
    public string Email { get; set; }

    /// <summary>What numbers of its invoices begin with, 3 to 12 capital letters or digits.</summary>
    [Wire("invoice_prefix")]
    public string InvoicePrefix { get; set; }

    /// <summary>How invoices are made.</summary>
    [Wire("invoice_settings")]
    public CustomerInvoiceSettingsOptions InvoiceSettings { get; set; }

    /// <inheritdoc/>
    [Wire("metadata")]
    public Dictionary<string, string> Metadata
    {
        get;
        set
        {
            field = value;
            SetTracker.Track();
        }
    }

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
    public string TaxExempt
    {
        get;
        set
        {
            field = value;
            SetTracker.Track();
        }
    }
}

/// <summary>How invoices of a customer are to be made.</summary>
public class CustomerInvoiceSettingsOptions : INestedOptions
{
    /// <summary>The payment method that pays.</summary>
    [Wire("default_payment_method")]
    public string DefaultPaymentMethod { get; set; }

    /// <summary>Words at the foot of the document.</summary>
    [Wire("footer")]
    public string Footer { get; set; }
}

/// <summary>How to read a customer.</summary>
public class CustomerGetOptions : BaseOptions
{
}

/// <summary>How to delete a customer.</summary>
public class CustomerDeleteOptions : BaseOptions
{
}

/// <summary>Which customers to list.</summary>
public class CustomerListOptions : ListOptions
{
    /// <summary>Those made then.</summary>
    [Wire("created")]
    public AnyOf<DateTime?, DateRangeOptions> Created { get; set; }

    /// <summary>Those of this mail address, in this spelling.</summary>
    [Wire("email")]
    public string Email { get; set; }

    /// <summary>Those that live by this test clock.</summary>
    [Wire("test_clock")]
    public string TestClock { get; set; }
}

/// <summary>Which customers to search for.</summary>
public class CustomerSearchOptions : SearchOptions
{
}
