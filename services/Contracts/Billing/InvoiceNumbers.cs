namespace CloudCrm.Contracts.Billing;

/// <summary>Which documents are numbered together.</summary>
public enum NumberSeries
{
    /// <summary>Invoices: <c>2026-000123</c>.</summary>
    Invoice,

    /// <summary>Credit notes: <c>CN-2026-000045</c>.</summary>
    CreditNote,
}

/// <summary>Gives documents their numbers: one after the other in each series and year, without a gap, for all tenants of the operator. There is one of it.</summary>
[Alias("IInvoiceNumbersGrain")]
public interface IInvoiceNumbersGrain : IGrainWithStringKey
{
    /// <summary>
    /// The number of a document. It is written down before it is given; the same document always gets the same one, also in another year, so a caller that did not come to writing
    /// the document asks again with the same id and must end it. Refused as <c>id_reused</c> where the document has a number of another series.
    /// </summary>
    /// <param name="series">Which series.</param>
    /// <param name="year">The year of issue, 2020 to 2999.</param>
    /// <param name="document">The document's id.</param>
    [Alias("Allocate")]
    Task<Outcome<string>> Allocate(NumberSeries series, int year, Guid document);
}
