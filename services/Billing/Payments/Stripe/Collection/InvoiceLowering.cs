using System.Globalization;
using CloudCrm.Billing.Payments.Stripe.Gate;
using CloudCrm.Contracts.Billing;
using Stripe;

namespace CloudCrm.Billing.Payments.Stripe.Collection;

/// <summary>Takes off Stripe's open invoices what is no longer owed to us: credited, settled from balances, paid otherwise.</summary>
internal sealed class InvoiceLowering(InvoiceCalls calls)
{
    /// <summary>One step; null where Stripe asks for no more than we do.</summary>
    public async Task<NextStep?> Lower(Collecting it, List<FinalPart> views, CancellationToken cancellation)
    {
        if (views.Find(view => view.Part.Crediting is not null) is { } begun)
            return await Credit(it, begun, cancellation);
        var excess = views.Where(view => view.IsOpen).Sum(view => view.Stripe.AmountRemaining) - it.Open;
        if (excess <= 0)
            return null;
        var (place, part, stripe) = views.Last(view => view.IsOpen);
        if (it.Receivable.State == InvoiceState.Void && stripe.AmountPaid == 0 && excess >= stripe.AmountRemaining)
        {
            await calls.Void(it.Tenant, it.Key($"{place}:void"), stripe.Id, cancellation);
            return NextStep.More(it.Row);
        }

        return NextStep.More(it.Row.With(place, part with { Crediting = Math.Min(excess, stripe.AmountRemaining) }));
    }

    /// <summary>Makes the credit note that is written down, and that none may have made yet.</summary>
    private async Task<NextStep> Credit(Collecting it, FinalPart begun, CancellationToken cancellation)
    {
        var (place, part, stripe) = begun;
        var mark = (part.Credits + 1).ToString(CultureInfo.InvariantCulture);
        var made = (await calls.CreditNotes(it.Tenant, stripe.Id, cancellation)).Exists(note => StripeMarks.Find(note.Metadata, StripeMarks.Note) == mark);
        if (!made && !begun.IsOpen)
            return NextStep.More(it.Row.With(place, part with { Crediting = null }));
        if (!made)
        {
            var options = new CreditNoteCreateOptions
            {
                Invoice = stripe.Id,
                Amount = part.Crediting,
                Memo = CollectionWords.Of(it.Words).Settled,
                Metadata = StripeMarks.Of(it.Tenant, it.Id, (StripeMarks.Note, mark)),
            };
            try
            {
                await calls.Credit(it.Tenant, it.Key($"{place}:note:{mark}"), options, cancellation);
            }
            catch (StripeException e) when (e.IsRefusal())
            {
                if ((await calls.Read(it.Tenant, stripe.Id, cancellation)).AmountRemaining >= part.Crediting)
                    throw;
                // It was paid at the same moment: that is booked now, and what is too much is prepaid.
                return NextStep.More(it.Row.With(place, part with { Crediting = null }));
            }
        }

        return NextStep.More(it.Row.With(place, part with { Credits = part.Credits + 1, Crediting = null }));
    }
}
