namespace CloudCrm.Billing.Invoices.Documents;

/// <summary>What stands at the head of a document.</summary>
public sealed record InvoiceHeader
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its number; null for a draft.</summary>
    public string? Number { get; init; }

    /// <summary>Who sells.</summary>
    public required Party Seller { get; init; }

    /// <summary>Who buys.</summary>
    public required Party Buyer { get; init; }

    /// <summary>IANA name of the tenant's zone.</summary>
    public required string TimeZone { get; init; }

    /// <summary>The day of issue.</summary>
    public required DateOnly IssuedOn { get; init; }

    /// <summary>The last day to pay on; left out where nothing is due.</summary>
    public DateOnly? DueOn { get; init; }
}
