using CloudCrm.Contracts.Billing;

namespace CloudCrm.Billing.Invoices.Pages;

/// <summary>The words of an invoice's page in one language.</summary>
internal sealed record InvoiceWords
{
    /// <summary>BCP 47 tag for the page; script, not place: it chooses the glyphs.</summary>
    public required string Tag { get; init; }

    /// <summary>Format of a day.</summary>
    public required string Day { get; init; }

    /// <summary>The names of documents, by kind: invoice, draft, credit note.</summary>
    public required (string Invoice, string Draft, string CreditNote) Documents { get; init; }

    public required string Number { get; init; }

    public required string IssuedOn { get; init; }

    public required string DueOn { get; init; }

    public required string Period { get; init; }

    public required string PurchaseOrder { get; init; }

    public required string RefersTo { get; init; }

    public required string Reason { get; init; }

    public required string From { get; init; }

    public required string BillTo { get; init; }

    public required string TaxId { get; init; }

    public required string VatNumber { get; init; }

    public required string Mail { get; init; }

    public required string AmountDue { get; init; }

    public required string AmountCredited { get; init; }

    /// <summary>{0} is the last day to pay on.</summary>
    public required string PayBy { get; init; }

    public required string NothingDue { get; init; }

    public required string HowToPay { get; init; }

    /// <summary>What a payment is to name.</summary>
    public required string Reference { get; init; }

    public required string Description { get; init; }

    public required string Days { get; init; }

    public required string Quantity { get; init; }

    public required string Included { get; init; }

    public required string Amount { get; init; }

    public required string Charges { get; init; }

    /// <summary>{0} plan, {1} days, {2} price version.</summary>
    public required string Segment { get; init; }

    public required string OnTrial { get; init; }

    public required string Other { get; init; }

    public required string Totals { get; init; }

    public required string Net { get; init; }

    public required string Total { get; init; }

    public required string Proof { get; init; }

    /// <summary>What the proof is for.</summary>
    public required string ProofText { get; init; }

    public required string Line { get; init; }

    public required string PriceVersion { get; init; }

    public required string Events { get; init; }

    public required string Digest { get; init; }

    public required string DocumentDigest { get; init; }

    /// <summary>{0} time zone, {1} instant in UTC.</summary>
    public required string Zone { get; init; }

    /// <summary>What kinds of lines are called; {0} is what they are for, {1} the invoice that is corrected.</summary>
    public required IReadOnlyDictionary<LineKind, string> Kinds { get; init; }

    /// <summary>The product's own meters; others have names of their own.</summary>
    public required IReadOnlyDictionary<string, (string Name, string Unit)> Meters { get; init; }

    /// <summary>What seats are counted in: days of seats beyond the included ones.</summary>
    public required string SeatDays { get; init; }

    public required string BaseDays { get; init; }
}
