using CloudCrm.Billing.Invoices.Documents;
using CloudCrm.Billing.Rating;
using CloudCrm.Contracts.Billing;

namespace CloudCrm.Billing.Payments;

/// <summary>What of a document is recurring and what is usage.</summary>
internal static class RevenueParts
{
    /// <summary>A day's month as one number that sorts, such as 202611.</summary>
    public static int MonthOf(DateOnly day) => (day.Year * 100) + day.Month;

    /// <summary>Bases and seats, less what trials take off of them.</summary>
    public static decimal Recurring(InvoiceDocument document) =>
        document.Lines.Where(line => line.Kind is LineKind.Base or LineKind.Seats || (line.Kind == LineKind.Trial && IsRecurring(line.Code))).Sum(line => line.Amount);

    /// <summary>What meters bring, with corrections, minimums and maximums, less what trials take off of them.</summary>
    public static decimal Usage(InvoiceDocument document) => document.Lines.Where(line => IsUsage(line.Kind, line.Code)).Sum(line => line.Amount);

    /// <summary>Whether a line is part of <see cref="Usage"/>.</summary>
    public static bool IsUsage(LineKind kind, string code) =>
        kind is LineKind.Usage or LineKind.Correction or LineKind.Minimum or LineKind.Maximum || (kind == LineKind.Trial && !IsRecurring(code));

    private static bool IsRecurring(string code) => code is InvoiceLine.BaseCode or InvoiceLine.SeatsCode;
}
