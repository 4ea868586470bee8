using System.Collections.Immutable;
using CloudCrm.Billing.Invoices.Documents;
using CloudCrm.Billing.Rating;
using CloudCrm.Contracts.Billing;

namespace CloudCrm.Billing.Payments;

/// <summary>Invoices as they are told to others.</summary>
internal static class InvoiceWire
{
    /// <summary>An invoice with its lines.</summary>
    /// <param name="document">The invoice.</param>
    /// <param name="receivable">What is left to pay; null for drafts and credit notes.</param>
    public static Invoice ToContract(this InvoiceDocument document, ReceivableRow? receivable) => document.ToSummary(receivable) with { Lines = [.. document.Lines.Select(line => ToLine(line, document.Currency))] };

    /// <summary>An invoice without its lines.</summary>
    public static Invoice ToSummary(this InvoiceDocument document, ReceivableRow? receivable)
    {
        var money = document.Currency;
        return new(
            document.Id, document.Number, document.Kind == DocumentKind.CreditNote, document.RefersTo?.Id, document.Period.From, document.Period.To, document.IssuedOn, receivable?.ToMovedDueOn() ?? document.DueOn, money.Code,
            money.Text(document.Totals.Total), money.Text(document.Totals.Due), money.Text(receivable is { } it ? MinorUnits.ToAmount(it.OpenMinorUnits, money) : document.Totals.Due),
            receivable?.State, document.Number is null ? null : document.Digest, ImmutableArray<StatementLine>.Empty, receivable?.ToRerating(), receivable?.ToDispute());
    }

    private static StatementLine ToLine(DocumentLine line, Currency money) => new(
        line.Kind, line.Code, line.Plan, line.PriceVersion, line.Span?.From, line.Span?.To, line.Quantity is { } quantity ? Exact.Text(quantity) : null,
        line.Included is { } included ? Exact.Text(included) : null, money.Text(line.Amount))
    {
        About = line.About,
    };
}
