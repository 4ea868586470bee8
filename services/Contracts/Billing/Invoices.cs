using System.Collections.Immutable;

namespace CloudCrm.Contracts.Billing;

/// <summary>What became of an invoice.</summary>
public enum InvoiceState
{
    /// <summary>It waits to be paid.</summary>
    Open,

    /// <summary>Nothing is left to pay.</summary>
    Paid,

    /// <summary>It was taken back whole by a credit note.</summary>
    Void,

    /// <summary>The tenant disputes it: nobody is reminded of it until the operator has decided.</summary>
    Disputed,
}

/// <summary>An invoice or a credit note. Money is decimal text with the currency's decimals.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">Its number, without gaps over all tenants; null for a draft.</param>
/// <param name="IsCreditNote">Whether it takes back what another one charged.</param>
/// <param name="RefersTo">The invoice that a credit note takes back.</param>
/// <param name="PeriodFrom">The first day of its period, in the tenant's time zone.</param>
/// <param name="PeriodTo">The first day of the next one.</param>
/// <param name="IssuedOn">The day of issue.</param>
/// <param name="DueOn">The last day to pay on, since a dispute was decided a later one than its document says; null where nothing is due.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Total">With discounts and tax; negative on a credit note.</param>
/// <param name="Due">What was left to pay when it was issued.</param>
/// <param name="Open">What is left to pay now.</param>
/// <param name="State">What became of it; null for drafts and credit notes.</param>
/// <param name="Digest">Lower-case hexadecimal SHA-256 of its document; null for a draft.</param>
/// <param name="Lines">Step by step; empty in lists.</param>
/// <param name="Rerating">What became of rating it again when it was disputed; null where it never was.</param>
/// <param name="Dispute">What the tenant says against it, and what was decided; null where it was never disputed.</param>
[GenerateSerializer, Immutable, Alias("Invoice")]
public sealed record Invoice(
    [property: Id(0)] Guid Id,
    [property: Id(1)] string? Number,
    [property: Id(2)] bool IsCreditNote,
    [property: Id(3)] Guid? RefersTo,
    [property: Id(4)] DateOnly PeriodFrom,
    [property: Id(5)] DateOnly PeriodTo,
    [property: Id(6)] DateOnly IssuedOn,
    [property: Id(7)] DateOnly? DueOn,
    [property: Id(8)] string Currency,
    [property: Id(9)] string Total,
    [property: Id(10)] string Due,
    [property: Id(11)] string Open,
    [property: Id(12)] InvoiceState? State,
    [property: Id(13)] string? Digest,
    [property: Id(14)] ImmutableArray<StatementLine> Lines,
    [property: Id(15)] Rerating? Rerating = null,
    [property: Id(16)] InvoiceDispute? Dispute = null);

/// <summary>What a tenant says against an invoice, and what the operator decided.</summary>
/// <param name="Reason">What is wrong with it.</param>
/// <param name="AskedAt">When it was disputed (UTC).</param>
/// <param name="Decision">Why the operator upheld it; null while nothing is decided.</param>
/// <param name="DecidedAt">When (UTC); null while nothing is decided.</param>
/// <param name="DueOn">The last day to pay on since then; null while nothing is decided.</param>
[GenerateSerializer, Immutable, Alias("InvoiceDispute")]
public sealed record InvoiceDispute(
    [property: Id(0)] string Reason,
    [property: Id(1)] DateTimeOffset AskedAt,
    [property: Id(2)] string? Decision = null,
    [property: Id(3)] DateTimeOffset? DecidedAt = null,
    [property: Id(4)] DateOnly? DueOn = null);

/// <summary>A disputed invoice is rated again from the ledger, event by event, with the prices that it names.</summary>
/// <param name="AskedAt">When it was disputed (UTC).</param>
/// <param name="DoneAt">When the answer was found (UTC); null while it is looked for.</param>
/// <param name="IsSame">Whether the same invoice comes out; null while it is looked for.</param>
/// <param name="FirstDifference">Else the first place that differs, and how.</param>
/// <param name="Credit">What should be taken back of it, where it is too high: decimal text.</param>
[GenerateSerializer, Immutable, Alias("Rerating")]
public sealed record Rerating(
    [property: Id(0)] DateTimeOffset AskedAt,
    [property: Id(1)] DateTimeOffset? DoneAt = null,
    [property: Id(2)] bool? IsSame = null,
    [property: Id(3)] string? FirstDifference = null,
    [property: Id(4)] string? Credit = null);

/// <summary>Takes back parts of an invoice's lines, or all of it.</summary>
/// <param name="Reason">Why: 1 to 500 characters; stands on the credit note.</param>
/// <param name="Lines">What is taken back; all where it is empty.</param>
[GenerateSerializer, Immutable, Alias("CreditInvoice")]
public sealed record CreditInvoice([property: Id(0)] string Reason, [property: Id(1)] ImmutableArray<CreditLine> Lines);

/// <summary>What is taken back of a line.</summary>
/// <param name="Line">The line's place on the invoice, from 0.</param>
/// <param name="Amount">Decimal text, more than 0.</param>
[GenerateSerializer, Immutable, Alias("CreditLine")]
public sealed record CreditLine([property: Id(0)] int Line, [property: Id(1)] string Amount);

/// <summary>A tenant's invoices. Key: the tenant.</summary>
[Alias("IInvoiceReader")]
public interface IInvoiceReader : IGrainWithStringKey
{
    /// <summary>A page of invoices and credit notes without their lines, newest first.</summary>
    [Alias("List")]
    Task<Outcome<Page<Invoice>>> List(string? cursor, int limit);

    /// <summary>One, with its lines.</summary>
    [Alias("Read")]
    Task<Outcome<Invoice>> Read(Guid id);

    /// <summary>Invoices of periods that are over and still wait for late usage, as they stand now; at most 3.</summary>
    [Alias("Drafts")]
    Task<Outcome<Page<Invoice>>> Drafts();

    /// <summary>The immutable document of one, as JSON.</summary>
    [Alias("Document")]
    Task<Outcome<string>> Document(Guid id);
}
