namespace CloudCrm.Contracts.Billing;

/// <summary>A part of a text file that is read from its start to its end, part by part.</summary>
/// <param name="Name">What the file is called.</param>
/// <param name="Text">The part.</param>
/// <param name="Next">What the next part is asked for by; null where this is the last one.</param>
[GenerateSerializer, Immutable, Alias("FilePart")]
public sealed record FilePart([property: Id(0)] string Name, [property: Id(1)] string Text, [property: Id(2)] string? Next);

/// <summary>An invoice or credit note as a file in the blob store.</summary>
/// <param name="Name">What the file is called.</param>
/// <param name="MediaType">What it is, such as <c>application/pdf</c>.</param>
/// <param name="Path">Where its bytes lie.</param>
/// <param name="Bytes">How many.</param>
[GenerateSerializer, Immutable, Alias("InvoiceFile")]
public sealed record InvoiceFile([property: Id(0)] string Name, [property: Id(1)] string MediaType, [property: Id(2)] string Path, [property: Id(3)] long Bytes);

/// <summary>Files about a tenant's issued invoices and credit notes, and its money. Key: the tenant.</summary>
[Alias("IInvoiceFiles")]
public interface IInvoiceFiles : IGrainWithStringKey
{
    /// <summary>The page of an invoice or credit note, HTML that needs nothing else; in one part.</summary>
    /// <param name="id">Which one.</param>
    /// <param name="language">One of the product's; null for the tenant's.</param>
    [Alias("Page")]
    Task<Outcome<FilePart>> Page(Guid id, string? language);

    /// <summary>The bundle that proves an invoice or credit note (JSON): a part has at most 1,000 events.</summary>
    /// <param name="id">Which one.</param>
    /// <param name="cursor">What the part before said; null for the first one.</param>
    /// <exception cref="ArgumentException">The cursor is none of this file's.</exception>
    [Alias("Bundle")]
    Task<Outcome<FilePart>> Bundle(Guid id, string? cursor);

    /// <summary>What was entered in the ledger of money between two instants, for accounting (CSV): a part has about 1,000 rows.</summary>
    /// <param name="from">Inclusive.</param>
    /// <param name="to">Exclusive, at most 400 days later.</param>
    /// <param name="cursor">What the part before said; null for the first one.</param>
    /// <exception cref="ArgumentException">The cursor is none of this file's.</exception>
    [Alias("Journal")]
    Task<Outcome<FilePart>> Journal(DateTimeOffset from, DateTimeOffset to, string? cursor);
}

/// <summary>Makes files of an issued invoice or credit note. Key: the tenant and the document.</summary>
[Alias("IInvoicePrinter")]
public interface IInvoicePrinter : IGrainWithStringKey
{
    /// <summary>
    /// The document as PDF, made once for each language and kept, as documents never change. Refused as <c>pdf_unavailable</c>, <c>pdf_busy</c> or <c>pdf_failed</c>.
    /// </summary>
    /// <param name="language">One of the product's; null for the tenant's.</param>
    [Alias("Print"), ResponseTimeout("00:02:00")]
    Task<Outcome<InvoiceFile>> Print(string? language);

    /// <summary>The document's page as a file, made and kept likewise.</summary>
    /// <param name="language">One of the product's; null for the tenant's.</param>
    [Alias("Page")]
    Task<Outcome<InvoiceFile>> Page(string? language);
}
