using CloudCrm.Billing.Rating;

namespace CloudCrm.Billing.Invoices.Export;

/// <summary>One row of the money ledger, for accounting.</summary>
/// <param name="Date">The day that it is booked on.</param>
/// <param name="Document">The number of the document that it comes from.</param>
/// <param name="Account">The account's code, such as <c>receivable</c>.</param>
/// <param name="Debit">Money to the left; 0 or more, and 0 where the other is not.</param>
/// <param name="Credit">Money to the right.</param>
/// <param name="Currency">What the money is.</param>
/// <param name="Text">For people.</param>
public sealed record JournalEntry(DateOnly Date, string Document, string Account, decimal Debit, decimal Credit, Currency Currency, string Text);
