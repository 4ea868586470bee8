using System.Collections.Immutable;
using CloudCrm.Billing.Invoices.Documents;
using CloudCrm.Contracts.Billing;

namespace CloudCrm.Billing.Invoices.Bundles;

/// <summary>Whether a credit note takes back no more than its invoice has, after what it says was taken before.</summary>
internal static class CreditNoteCheck
{
    public static Verdict Verify(InvoiceBundle bundle)
    {
        var (note, invoice) = (bundle.Invoice, bundle.Original!);
        if (bundle.Usage.Length + bundle.PriceVersions.Length > 0)
            return Verdict.No("the bundle", "a credit note has neither events nor price versions.");
        var digest = InvoiceJson.DigestOf(invoice);
        if (invoice.Kind != DocumentKind.Invoice || invoice.Number is null || invoice.Digest != digest || note.RefersTo != new DocumentReference(invoice.Id, invoice.Number, digest))
            return Verdict.No("the invoice that is taken back", "it is not the one that the credit note names.");
        var header = new InvoiceHeader { Id = note.Id, Number = note.Number, Seller = note.Seller, Buyer = note.Buyer, TimeZone = note.TimeZone, IssuedOn = note.IssuedOn };
        var whole = CreditNotes.Whole(header, invoice, note.Reason ?? "");
        if (InvoiceJson.Write(note) == InvoiceJson.Write(whole))
            return Verdict.Yes;
        if (Places(note, invoice) is not { } places)
            return DocumentDifference.Between(note, whole) ?? Verdict.Yes;
        return CreditNotes.Part(header, invoice, note.Reason ?? "", places, note.TakenBefore).Try(out var made, out var refusal)
            ? DocumentDifference.Between(note, made) ?? Verdict.Yes
            : Verdict.No("the credit note", refusal.Detail);
    }

    // Which lines of the invoice its lines take back; null where one takes back none.
    private static ImmutableArray<CreditedLine>? Places(InvoiceDocument note, InvoiceDocument invoice)
    {
        var places = ImmutableArray.CreateBuilder<CreditedLine>();
        foreach (var line in note.Lines.Where(line => line.Kind < LineKind.Discount))
        {
            var place = Enumerable.Range(0, invoice.Lines.Length).Where(i => places.All(it => it.Line != i))
                .FirstOrDefault(i => line.IsOf(invoice.Lines[i]), -1);
            if (place < 0)
                return null;
            places.Add(new(place, -line.Amount));
        }

        return places.ToImmutable();
    }
}
