using CloudCrm.Billing.Payments.Stripe.Collection;
using CloudCrm.Contracts.Billing;
using StripeInvoice = Stripe.Invoice;

namespace CloudCrm.Billing.Payments.Stripe.Reconciliation;

/// <summary>How an invoice of ours differs from Stripe's that collect it; pure.</summary>
internal static class InvoiceDifferences
{
    /// <summary>All kinds that there are of an invoice of ours.</summary>
    public static IReadOnlyList<StripeFindingKind> Kinds { get; } =
        [StripeFindingKind.InvoiceTotal, StripeFindingKind.InvoiceRemaining, StripeFindingKind.InvoiceState, StripeFindingKind.InvoiceMissing, StripeFindingKind.PaidNotTold];

    /// <summary>The differences. One that explains others hides them.</summary>
    /// <param name="it">Ours.</param>
    /// <param name="stripe">Stripe's by their ids; those that are gone are lacking.</param>
    public static IEnumerable<FoundDifference> Of(Collecting it, IReadOnlyDictionary<string, StripeInvoice> stripe)
    {
        var subject = $"{it.Id:n}";
        var final = it.Row.Parts.Where(part => part is { IsFinal: true, StripeId: not null }).ToList();
        if (final.Find(part => !stripe.ContainsKey(part.StripeId!)) is { } gone)
        {
            yield return new(StripeFindingKind.InvoiceMissing, subject, it.Facts(gone.StripeId!).ToString());
            yield break;
        }

        foreach (var part in final.Where(part => stripe[part.StripeId!].Total != part.Amount))
            yield return new(StripeFindingKind.InvoiceTotal, subject, it.Facts(part.StripeId!).Fact("expected", part.Amount).Fact("found", stripe[part.StripeId!].Total).ToString());
        var untold = final.Find(part => stripe[part.StripeId!].AmountPaid > part.Booked);
        var remaining = final.Select(part => stripe[part.StripeId!]).Where(one => one.Status == "open").Sum(one => one.AmountRemaining);
        var open = it.Receivable.State is InvoiceState.Open or InvoiceState.Disputed ? it.Open : 0;
        if (untold is not null)
            yield return new(StripeFindingKind.PaidNotTold, subject, it.Facts(untold.StripeId!).Fact("booked", untold.Booked).Fact("paid", stripe[untold.StripeId!].AmountPaid).ToString());
        else if (open > 0 && final.Count > 0 && stripe[final[^1].StripeId!].Status is "void" or "uncollectible")
            yield return new(StripeFindingKind.InvoiceState, subject, it.Facts(final[^1].StripeId!).Fact("expected", "open").Fact("found", stripe[final[^1].StripeId!].Status).ToString());
        // What a bank took back is owed to us again, and on Stripe stays paid.
        else if (final.Count == it.Row.Parts.Length && final.Count > 0 && remaining != open && (it.Row.Lost.IsEmpty || remaining > open))
            yield return new(StripeFindingKind.InvoiceRemaining, subject, it.Facts(final[^1].StripeId!).Fact("expected", open).Fact("found", remaining).ToString());
    }
}
