using System.Collections.Immutable;
using System.Globalization;
using CloudCrm.Billing.Accounts;
using CloudCrm.Billing.Invoices.Documents;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Billing.Payments;

/// <summary>An issued invoice that something is to be done with.</summary>
/// <param name="Document">The invoice.</param>
/// <param name="Receivable">What is left to pay.</param>
/// <param name="Notes">The credit notes that take back parts of it.</param>
internal sealed record IssuedInvoice(InvoiceDocument Document, ReceivableRow Receivable, ImmutableArray<InvoiceDocument> Notes)
{
    /// <summary>What is left to pay.</summary>
    public decimal Open => MinorUnits.ToAmount(Receivable.OpenMinorUnits, Document.Currency);

    /// <summary>The last day to pay on.</summary>
    public DateOnly? DueOn => Receivable.ToMovedDueOn() ?? Document.DueOn;
}

/// <summary>What was decided about an invoice.</summary>
/// <param name="State">What became of it.</param>
/// <param name="Open">What is left to pay.</param>
/// <param name="Verb">What happened, for the journal.</param>
/// <param name="Details">The journal's facts.</param>
internal sealed record InvoiceStep(InvoiceState State, decimal Open, string Verb, Details Details)
{
    /// <summary>Money that came in; less than 0 where it was taken back.</summary>
    public decimal Received { get; init; }

    /// <summary>What came in beyond what was left to pay: it is prepaid.</summary>
    public decimal Overpaid { get; init; }

    /// <summary>The last day to pay on, where it is due anew because a payment was taken back.</summary>
    public DateOnly? DueAgainOn { get; init; }

    /// <summary>What its payment can be found by.</summary>
    public string? Reference { get; init; }

    /// <summary>What the tenant says against it now, or what was decided; null where neither changes.</summary>
    public InvoiceDispute? Dispute { get; init; }

    /// <summary>Whether it is rated again.</summary>
    public bool IsRerated => Dispute is { DueOn: null };

    /// <summary>A credit note without its number.</summary>
    public InvoiceDocument? Note { get; init; }

    /// <summary>What the note leaves to the tenant as a credit, because it was paid already.</summary>
    public decimal NewCredit { get; init; }
}

/// <summary>Decisions about issued invoices. Pure.</summary>
internal static class InvoiceSteps
{
    private const int ReasonMax = 500;

    /// <summary>All that is left was paid.</summary>
    public static Outcome<InvoiceStep> Pay(this IssuedInvoice it, string reference)
    {
        if (reference is not { Length: >= 1 and <= ReasonMax })
            return Refusal.Invalid("reference", $"1 to {ReasonMax} characters.");
        if (it.Receivable.State is InvoiceState.Paid or InvoiceState.Void)
            return Refusal.Conflict("Nothing is left to pay.", "nothing_due");
        var details = new Details().Fact("number", it.Document.Number).Fact("amount", it.Document.Currency.Text(it.Open)).Fact("reference", reference);
        return new InvoiceStep(InvoiceState.Paid, 0, "paid", details) { Received = it.Open, Reference = reference };
    }

    /// <summary>A collector was paid so much: it pays what is left, and the rest is prepaid.</summary>
    public static Outcome<InvoiceStep> Receive(this IssuedInvoice it, decimal amount, string reference)
    {
        var paid = Math.Min(amount, it.Open);
        var (money, open) = (it.Document.Currency, it.Open - paid);
        var details = new Details().Fact("number", it.Document.Number).Fact("amount", money.Text(amount)).Fact("reference", reference);
        if (amount > paid)
            details.Fact("prepaid", money.Text(amount - paid));
        var state = paid > 0 && open == 0 ? InvoiceState.Paid : it.Receivable.State;
        return new InvoiceStep(state, open, open == 0 ? "paid" : "paid_in_part", details) { Received = amount, Overpaid = amount - paid, Reference = reference };
    }

    /// <summary>Whoever paid it took the payment back by way of the bank: it waits to be paid again, until a day that is no earlier than the one before.</summary>
    public static Outcome<InvoiceStep> TakeBack(this IssuedInvoice it, decimal amount, string reference, DateOnly dueOn)
    {
        var due = it.DueOn is { } before && before > dueOn ? before : dueOn;
        var details = new Details().Fact("number", it.Document.Number).Fact("amount", it.Document.Currency.Text(amount)).Fact("reference", reference)
            .Fact("due", due.ToString("O", CultureInfo.InvariantCulture));
        var state = it.Receivable.State == InvoiceState.Disputed ? InvoiceState.Disputed : InvoiceState.Open;
        return new InvoiceStep(state, it.Open + amount, "payment_taken_back", details) { Received = -amount, Reference = reference, DueAgainOn = due };
    }

    /// <summary>The tenant disputes it, once.</summary>
    public static Outcome<InvoiceStep> Dispute(this IssuedInvoice it, string reason, DateTimeOffset now)
    {
        if (reason is not { Length: >= 1 and <= ReasonMax })
            return Refusal.Invalid("reason", $"1 to {ReasonMax} characters.");
        if (it.Receivable.State != InvoiceState.Open)
            return Refusal.Conflict("Only an invoice that waits to be paid is disputed.", "invoice_not_open");
        // Whoever could dispute without end would never have to pay.
        if (it.Receivable.Rerating is not null)
            return Refusal.Conflict("It was disputed before, and the operator upheld it.", "disputed_before");
        return new InvoiceStep(InvoiceState.Disputed, it.Open, "disputed", new Details().Fact("number", it.Document.Number).Fact("reason", reason)) { Dispute = new(reason, now) };
    }

    /// <summary>The operator decided a dispute: it waits to be paid again, until a day that is no earlier than the one before.</summary>
    public static Outcome<InvoiceStep> Uphold(this IssuedInvoice it, string reason, DateOnly dueOn, DateTimeOffset now)
    {
        if (reason is not { Length: >= 1 and <= ReasonMax })
            return Refusal.Invalid("reason", $"1 to {ReasonMax} characters.");
        if (it.Receivable.State != InvoiceState.Disputed)
            return Refusal.Conflict("Nobody disputes it.", "invoice_not_disputed");
        var due = it.DueOn is { } before && before > dueOn ? before : dueOn;
        var dispute = (it.Receivable.ToDispute() ?? new("", it.Receivable.ToRerating()?.AskedAt ?? now)) with { Decision = reason, DecidedAt = now, DueOn = due };
        var details = new Details().Fact("number", it.Document.Number).Fact("reason", reason).Fact("due", due.ToString("O", CultureInfo.InvariantCulture));
        return new InvoiceStep(InvoiceState.Open, it.Open, "upheld", details) { Dispute = dispute };
    }

    /// <summary>Parts of it, or all of it, are taken back: first of what is left to pay, the rest becomes a credit.</summary>
    public static Outcome<InvoiceStep> Credit(this IssuedInvoice it, CreditInvoice command, InvoiceHeader header)
    {
        if (command.Reason is not { Length: >= 1 and <= ReasonMax })
            return Refusal.Invalid("reason", $"1 to {ReasonMax} characters.");
        if (it.Receivable.State == InvoiceState.Void)
            return Refusal.Conflict("All of it was taken back.", "invoice_void");
        var whole = command.Lines.IsDefaultOrEmpty;
        if (whole && !it.Notes.IsEmpty)
            return Refusal.Conflict("Parts of it were taken back before: say line by line what else is.", "credited_before", "lines");
        if (!(whole ? CreditNotes.Whole(header, it.Document, command.Reason) : Part(it, command, header)).Try(out var note, out var refusal))
            return refusal;
        var back = -note.Totals.Total;
        if (back <= 0)
            return Refusal.Invalid("lines", "Nothing is taken back.");
        var open = it.Open - Math.Min(back, it.Open);
        var state = whole ? InvoiceState.Void : open == 0 ? InvoiceState.Paid : it.Receivable.State;
        var details = new Details().Fact("invoice", it.Document.Number).Fact("amount", it.Document.Currency.Text(back)).Fact("reason", command.Reason);
        return new InvoiceStep(state, open, "credited", details) { Note = note, NewCredit = back - (it.Open - open) };
    }

    private static Outcome<InvoiceDocument> Part(IssuedInvoice it, CreditInvoice command, InvoiceHeader header)
    {
        var lines = ImmutableArray.CreateBuilder<CreditedLine>();
        for (var i = 0; i < command.Lines.Length; i++)
        {
            if (!Money.Read(command.Lines[i].Amount, $"lines[{i}].amount", it.Document.Currency).Try(out var amount, out var refusal))
                return refusal;
            var place = command.Lines[i].Line;
            if (place < 0 || place >= it.Document.Lines.Length)
                return Refusal.Invalid($"lines[{i}].line", "The invoice has no such line.");
            var line = it.Document.Lines[place];
            var before = it.Notes.SelectMany(note => note.Lines).Where(taken => taken.IsOf(line)).Sum(taken => Math.Abs(taken.Amount));
            if (before + amount > Math.Abs(line.Amount))
                return Refusal.Invalid($"lines[{i}].amount", "More would be taken back than the line has.");
            lines.Add(new(place, line.Amount < 0 ? -amount : amount));
        }

        return CreditNotes.Part(header, it.Document, command.Reason, lines.ToImmutable(), CreditShares.Of(it.Notes));
    }
}
