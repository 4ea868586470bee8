using System.Collections.Immutable;
using CloudCrm.Foundation.Data;
using Stripe;
using StripeInvoice = Stripe.Invoice;

namespace CloudCrm.Billing.Payments.Stripe.Collection;

/// <summary>Compares a filled draft of Stripe's with what it should be. Pure.</summary>
internal static class DraftComparison
{
    /// <summary>The first difference; null where each line and the total are as planned.</summary>
    /// <param name="plan">Our items.</param>
    /// <param name="part">What it is to come to.</param>
    /// <param name="currency">As Stripe writes it.</param>
    /// <param name="lines">All lines of the draft.</param>
    /// <param name="draft">The draft.</param>
    public static Details? Difference(ImmutableArray<CollectionItem> plan, CollectedPart part, string currency, IReadOnlyCollection<InvoiceLineItem> lines, StripeInvoice draft)
    {
        var licensed = lines.Where(DraftFilling.IsLicensed).ToArray();
        if (draft.Currency != currency)
            return Differs("currency", currency, draft.Currency);
        if (licensed.Sum(line => line.Amount) != part.Licensed)
            return Differs("licensed", part.Licensed, licensed.Sum(line => line.Amount));
        var ours = lines.Except(licensed).ToLookup(line => StripeMarks.Find(line.Metadata, StripeMarks.Line) ?? "");
        foreach (var item in plan)
        {
            if (ours[item.Line].Count() != 1 || ours[item.Line].Sum(line => line.Amount) != item.Amount)
                return Differs($"line {item.Line}", item.Amount, ours[item.Line].Sum(line => line.Amount));
        }

        if (ours.FirstOrDefault(group => plan.All(item => item.Line != group.Key)) is { } other)
            return Differs("line that is not ours", 0, other.Sum(line => line.Amount));
        if (draft.Total != part.Amount)
            return Differs("total", part.Amount, draft.Total);
        // A balance of the customer's on Stripe would make it another amount.
        return draft.AmountDue == part.Amount ? null : Differs("amount due", part.Amount, draft.AmountDue);
    }

    private static Details Differs<T>(string what, T expected, T found) => new Details().Fact("what", what).Fact("expected", expected).Fact("found", found);
}
