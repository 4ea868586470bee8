using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using StripeInvoice = Stripe.Invoice;

namespace CloudCrm.Billing.Payments.Stripe.Collection;

/// <summary>Keeps Stripe's final invoices and our receivable alike: what was paid there is booked here, and what is no longer owed here is taken off there.</summary>
internal sealed class FinalFollowing(InvoiceCalls calls, PaymentBooking booking, InvoiceLowering lowering, IGrainFactory grains)
{
    /// <summary>One step.</summary>
    public async Task<NextStep> Follow(Collecting it, bool isAsked, CancellationToken cancellation)
    {
        var views = new List<FinalPart>();
        foreach (var (place, part) in it.Row.Parts.Index())
            views.Add(new(place, part, await calls.Read(it.Tenant, part.StripeId!, cancellation)));
        return await booking.Book(it, views, cancellation) ?? await lowering.Lower(it, views, cancellation) ?? await Collect(it, views, cancellation) ?? await End(it, views, isAsked);
    }

    /// <summary>Lets Stripe collect what waits to be paid, and keeps it from what the tenant disputes.</summary>
    private async Task<NextStep?> Collect(Collecting it, List<FinalPart> views, CancellationToken cancellation)
    {
        foreach (var (place, part, stripe) in views.Where(view => view.IsOpen))
        {
            var holds = it.Receivable.State == InvoiceState.Disputed;
            // What Stripe itself gave up stays so.
            if (holds ? !stripe.AutoAdvance : !part.IsHeld)
                continue;
            if (stripe.AutoAdvance == holds)
                await calls.Update(it.Tenant, it.Key($"{place}:advance:{it.Row.Version}"), stripe.Id, new() { AutoAdvance = !holds }, cancellation);
            return NextStep.More(it.Row.With(place, part with { IsHeld = holds }));
        }

        return null;
    }

    private async Task<NextStep> End(Collecting it, List<FinalPart> views, bool isAsked)
    {
        if (it.IsOpen && views[^1].Stripe.Status is "void" or "uncollectible")
        {
            var details = it.Facts(views[^1].Stripe.Id).Fact("expected", "open").Fact("found", views[^1].Stripe.Status);
            await grains.StripeFindings(it.Tenant).Found(StripeFindingKind.InvoiceState, $"{it.Id:n}", details.ToString());
        }

        if (isAsked && it.IsOpen && !views.Exists(view => view.IsOpen))
            return NextStep.More(it.Row with { Parts = it.Row.Parts.Add(new(CollectedKind.Standalone, it.Open, 0)) });
        if (it.Row.Trouble is not { } trouble)
            return NextStep.None;
        await grains.StripeFindings(it.Tenant).Resolved(trouble, $"{it.Id:n}", "collected");
        return NextStep.Last(it.Row with { Trouble = null });
    }
}

/// <summary>A final invoice of Stripe's as it stands there.</summary>
/// <param name="Place">Its place among the parts.</param>
/// <param name="Part">What we know of it.</param>
/// <param name="Stripe">How it stands.</param>
internal sealed record FinalPart(int Place, CollectedPart Part, StripeInvoice Stripe)
{
    /// <summary>Whether something is left to pay of it.</summary>
    public bool IsOpen => Stripe is { Status: "open", AmountRemaining: > 0 };
}
