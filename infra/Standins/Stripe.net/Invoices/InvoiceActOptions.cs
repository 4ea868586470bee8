namespace Stripe;

/// <summary>How to read an invoice.</summary>
public class InvoiceGetOptions : BaseOptions
{
}

/// <summary>How to delete a draft.</summary>
public class InvoiceDeleteOptions : BaseOptions
{
}

/// <summary>How to finalise a draft.</summary>
public class InvoiceFinalizeOptions : BaseOptions
{
    /// <summary>Whether Stripe collects it by itself from then on.</summary>
    [Wire("auto_advance")]
    public bool? AutoAdvance { get; set; }
}

/// <summary>How to pay an invoice.</summary>
public class InvoicePayOptions : BaseOptions
{
    /// <summary>Whether the person is away.</summary>
    [Wire("off_session")]
    public bool? OffSession { get; set; }

    /// <summary>Whether it was paid outside Stripe.</summary>
    [Wire("paid_out_of_band")]
    public bool? PaidOutOfBand { get; set; }

    /// <summary>The payment method.</summary>
    [Wire("payment_method")]
    public string PaymentMethod { get; set; }
}

/// <summary>How to send an invoice.</summary>
public class InvoiceSendOptions : BaseOptions
{
}

/// <summary>How to make an invoice void.</summary>
public class InvoiceVoidOptions : BaseOptions
{
}

/// <summary>How to give an invoice up.</summary>
public class InvoiceMarkUncollectibleOptions : BaseOptions
{
}

/// <summary>Which invoices to list.</summary>
public class InvoiceListOptions : ListOptions
{
    /// <summary><c>charge_automatically</c> or <c>send_invoice</c>.</summary>
    [Wire("collection_method")]
    public string CollectionMethod { get; set; }

    /// <summary>Those made then.</summary>
    [Wire("created")]
    public AnyOf<DateTime?, DateRangeOptions> Created { get; set; }

    /// <summary>The customer.</summary>
    [Wire("customer")]
    public string Customer { get; set; }

    /// <summary>Those that are due then.</summary>
    [Wire("due_date")]
    public AnyOf<DateTime?, DateRangeOptions> DueDate { get; set; }

    /// <summary>Those that stand so.</summary>
    [Wire("status")]
    public string Status { get; set; }

    /// <summary>The subscription.</summary>
    [Wire("subscription")]
    public string Subscription { get; set; }
}

/// <summary>Which invoices to search for.</summary>
public class InvoiceSearchOptions : SearchOptions
{
}
