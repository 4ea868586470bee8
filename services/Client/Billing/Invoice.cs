namespace CloudCrm.Client;

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
/// <param name="Number">Its number; null for a draft.</param>
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
public sealed record Invoice(
    Guid Id,
    string? Number,
    bool IsCreditNote,
    Guid? RefersTo,
    DateOnly PeriodFrom,
    DateOnly PeriodTo,
    DateOnly IssuedOn,
    DateOnly? DueOn,
    string Currency,
    string Total,
    string Due,
    string Open,
    InvoiceState? State,
    string? Digest,
    IReadOnlyList<StatementLine> Lines,
    Rerating? Rerating = null,
    InvoiceDispute? Dispute = null);

/// <summary>What a tenant says against an invoice, and what the operator decided.</summary>
/// <param name="Reason">What is wrong with it.</param>
/// <param name="AskedAt">When it was disputed (UTC).</param>
/// <param name="Decision">Why the operator upheld it; null while nothing is decided.</param>
/// <param name="DecidedAt">When (UTC); null while nothing is decided.</param>
/// <param name="DueOn">The last day to pay on since then; null while nothing is decided.</param>
public sealed record InvoiceDispute(string Reason, DateTimeOffset AskedAt, string? Decision = null, DateTimeOffset? DecidedAt = null, DateOnly? DueOn = null);

/// <summary>Which unpaid invoices.</summary>
public enum UnpaidState
{
    /// <summary>Those that wait to be paid, overdue or not.</summary>
    Open,

    /// <summary>Those that wait to be paid since their last day to pay on is over.</summary>
    Overdue,

    /// <summary>Those that are disputed.</summary>
    Disputed,
}

/// <summary>An invoice and whose it is.</summary>
/// <param name="Tenant">The tenant's id.</param>
/// <param name="Invoice">The invoice, without its lines.</param>
public sealed record TenantInvoice(Guid Tenant, Invoice Invoice);

/// <summary>A disputed invoice is rated again from the ledger, event by event, with the prices that it names.</summary>
/// <param name="AskedAt">When it was disputed (UTC).</param>
/// <param name="DoneAt">When the answer was found (UTC); null while it is looked for.</param>
/// <param name="IsSame">Whether the same invoice comes out; null while it is looked for.</param>
/// <param name="FirstDifference">Else the first place that differs, and how.</param>
/// <param name="Credit">What should be taken back of it, where it is too high: decimal text.</param>
public sealed record Rerating(DateTimeOffset AskedAt, DateTimeOffset? DoneAt = null, bool? IsSame = null, string? FirstDifference = null, string? Credit = null);

/// <summary>Takes back parts of an invoice's lines, or all of it.</summary>
/// <param name="Reason">Why: 1 to 500 characters; stands on the credit note.</param>
/// <param name="Lines">What is taken back; all when null or empty.</param>
public sealed record CreditInvoice(string Reason, IReadOnlyList<CreditLine>? Lines = null);

/// <summary>What is taken back of a line.</summary>
/// <param name="Line">The line's place on the invoice, from 0.</param>
/// <param name="Amount">Decimal text, more than 0.</param>
public sealed record CreditLine(int Line, string Amount);

/// <summary>Says why.</summary>
/// <param name="Reason">1 to 500 characters.</param>
public sealed record DisputeInvoice(string Reason);

/// <summary>Says what was paid.</summary>
/// <param name="Reference">What the payment can be found by, 1 to 500 characters.</param>
public sealed record MarkPaid(string Reference);

/// <summary>Takes money out of a tenant's balance, first what was prepaid, and pays it back to the card that paid an invoice.</summary>
/// <param name="Amount">Decimal text in the invoice's currency, more than 0.</param>
/// <param name="Reason">Why: 1 to 500 characters.</param>
/// <param name="Id">Its id, where the caller makes one: the same again is answered the same.</param>
public sealed record RefundInvoice(string Amount, string Reason, Guid? Id = null) : ICallerMadeId;
