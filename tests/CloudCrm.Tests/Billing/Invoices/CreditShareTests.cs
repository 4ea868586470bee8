using System.Collections.Immutable;
using System.Text.Json;
using CloudCrm.Billing.Invoices.Bundles;
using CloudCrm.Billing.Invoices.Documents;
using CloudCrm.Billing.Payments;
using CloudCrm.Billing.Rating;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;

namespace CloudCrm.Tests.Billing.Invoices;

/// <summary>Credit notes of parts: each has its share of discounts and tax, and all together sum to the invoice.</summary>
[TestFixture]
public sealed class CreditShareTests
{
    [Test]
    public void A_charge_goes_back_with_its_share_of_the_discount_and_the_rest_sums_to_the_total()
    {
        var invoice = Invoice(new("VAT", 0.05m, false), new(LineKind.Base, "base", 2.02m), new(LineKind.Usage, "a", 9m), new(LineKind.Usage, "b", 9m), new(LineKind.Discount, "half", -10.01m));
        Assert.That(invoice.Totals.Total, Is.EqualTo(10.51m));
        var first = Note(invoice, [], (1, "9.00"), (2, "9.00")).Value;
        Assert.That((first.Totals.Discounts, first.Totals.Tax, first.Totals.Total), Is.EqualTo((9m, -0.45m, -9.45m)));
        var second = Note(invoice, [first], (0, "2.02")).Value;
        Assert.That((second.TakenBefore, second.Totals.Total), Is.EqualTo((new TakenBefore(18m, 9m, 0.45m), -1.06m)));
        Assert.That(Verify(second, invoice), Is.EqualTo(Verdict.Yes));
        Assert.That(Verify(InvoiceJson.Seal(second with { TakenBefore = new(18m, 9m, 0.40m) }), invoice).IsRight, Is.False, "the tax is not the one that was left");
    }

    [Test]
    public void Four_notes_take_back_the_tax_of_the_invoice_and_not_a_cent_more()
    {
        var invoice = Invoice(new("VAT", 0.05m, false), new DocumentLine(LineKind.Base, "base", 10.30m));
        var notes = Enumerable.Range(0, 4).Aggregate(ImmutableArray<InvoiceDocument>.Empty, (all, i) => all.Add(Note(invoice, all, (0, i < 3 ? "2.50" : "2.80")).Value));
        Assert.That((invoice.Totals.Total, notes.Sum(note => note.Totals.Total)), Is.EqualTo((10.82m, -10.82m)));
    }

    [Test]
    public void More_than_the_total_is_refused()
    {
        var invoice = Invoice(null, new(LineKind.Usage, "a", 10m), new(LineKind.Maximum, "a", -6m));
        var first = Note(invoice, [], (0, "3.00")).Value;
        Assert.That(Note(invoice, [first], (0, "1.01")).Refusal.Field, Is.EqualTo("lines"));
        Assert.That(Note(invoice, [first], (0, "1.00")).Value.Totals.Total, Is.EqualTo(-1m));
        var discounted = Invoice(null, new(LineKind.Usage, "a", 10m), new(LineKind.Discount, "half", -5m));
        Assert.That(Note(discounted, [], (0, "1.00"), (1, "1.00")).Refusal.Field, Is.EqualTo("lines[1].line"));
    }

    [FsCheck.NUnit.Property(MaxTest = 200)]
    public void However_an_invoice_is_cut_its_notes_are_right_and_sum_to_it(int seed)
    {
        var random = new Random(seed);
        var invoice = MadeInvoice.Of(random).Document();
        var left = invoice.Lines.Where(line => line.Kind < LineKind.Discount).Select(line => Math.Abs(line.Amount)).ToArray();
        var notes = ImmutableArray<InvoiceDocument>.Empty;
        for (var rest = 5; rest > 0 && left.Any(amount => amount > 0); rest--)
        {
            (int Line, decimal Amount)[] parts = [.. left.Select((amount, i) => (i, rest == 1 ? amount : invoice.Currency.Round(amount * random.Next(4) / 4))).Where(part => part.Item2 > 0)];
            if (parts.Length == 0 || !Note(invoice, notes, [.. parts.Select(part => (part.Line, invoice.Currency.Text(part.Amount)))]).Try(out var note, out _))
                continue;
            Assert.That(Verify(note, invoice), Is.EqualTo(Verdict.Yes));
            notes = notes.Add(note);
            foreach (var (line, amount) in parts)
                left[line] -= amount;
        }

        var back = -notes.Sum(note => note.Totals.Total);
        Assert.That(back, Is.LessThanOrEqualTo(Math.Max(0, invoice.Totals.Total)));
        if (!notes.IsEmpty && left.All(amount => amount == 0))
            Assert.That((back, -notes.Sum(note => note.Totals.Tax), -notes.Sum(note => note.Totals.Discounts)), Is.EqualTo((invoice.Totals.Total, invoice.Totals.Tax, invoice.Totals.Discounts)));
    }

    private static InvoiceDocument Invoice(Tax? tax, params DocumentLine[] charges)
    {
        var usd = Currency.All.Single(it => it.Code == "USD");
        var made = MadeInvoice.Of(new(1)).Document();
        ImmutableArray<DocumentLine> lines = tax is null ? [.. charges] : [.. charges, new DocumentLine(LineKind.Tax, tax.Code, usd.Round(charges.Sum(line => line.Amount) * tax.Rate))];
        return InvoiceJson.Seal(made with { Currency = usd, Tax = tax, Lines = [.. lines], Totals = CreditNotes.Totals([.. lines], usd) with { Due = lines.Sum(line => line.Amount) } });
    }

    private static Outcome<InvoiceDocument> Note(InvoiceDocument invoice, ImmutableArray<InvoiceDocument> before, params (int Line, string Amount)[] parts)
    {
        var issued = new IssuedInvoice(invoice, ReceivableRow.Of(invoice, null), before);
        var header = new InvoiceHeader { Id = Ids.From("note", $"{before.Length}"), Number = $"CN-2026-{before.Length:000000}", Seller = invoice.Seller, Buyer = invoice.Buyer, TimeZone = invoice.TimeZone, IssuedOn = invoice.IssuedOn };
        return issued.Credit(new("wrong", [.. parts.Select(part => new CreditLine(part.Line, part.Amount))]), header).Then<InvoiceDocument>(step => step.Note!);
    }

    private static Verdict Verify(InvoiceDocument note, InvoiceDocument invoice) => BundleVerifier.Verify(JsonSerializer.SerializeToUtf8Bytes(
        new InvoiceBundle { Format = InvoiceBundle.CurrentFormat, Invoice = note, Original = invoice, PriceVersions = [], Usage = [] }, InvoiceJson.Options)).Value;
}
