namespace CloudCrm.Billing.Invoices.Documents;

/// <summary>One side of an invoice, as it stood when the invoice was made.</summary>
public sealed record Party
{
    /// <summary>The most characters of a field; an address has as many a line.</summary>
    public const int TextMax = 200;

    /// <summary>The most lines of an address.</summary>
    public const int AddressLinesMax = 8;

    /// <summary>The legal name.</summary>
    public required string LegalName { get; init; }

    /// <summary>The address, lines parted by line feeds.</summary>
    public required string Address { get; init; }

    /// <summary>ISO 3166-1 alpha-2 code of the country, in capitals, where it is known; decides what the tax id is called.</summary>
    public string? Country { get; init; }

    /// <summary>The tax id: in Taiwan the 統一編號, in the European Union the VAT number.</summary>
    public string? TaxId { get; init; }

    /// <summary>The buyer's purchase order number.</summary>
    public string? PurchaseOrder { get; init; }

    /// <summary>Where bills go to, and where questions about them go.</summary>
    public string? BillingMail { get; init; }

    /// <summary>How the seller is paid, such as a bank account; lines parted by line feeds.</summary>
    public string? Payment { get; init; }
}
