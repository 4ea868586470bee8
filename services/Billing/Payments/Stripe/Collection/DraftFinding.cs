using CloudCrm.Billing.Payments.Stripe.Subscriptions;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Foundation.Data;
using Stripe;
using StripeInvoice = Stripe.Invoice;

namespace CloudCrm.Billing.Payments.Stripe.Collection;

/// <summary>Decides whether an invoice is collected on Stripe, and finds the draft that Stripe opened for its period; one in another currency is made void.</summary>
internal sealed class DraftFinding(InvoiceCalls calls, IGrainFactory grains, IActWriter<BillingDb> writer, TimeProvider time)
{
    /// <summary>How long after the end of its period Stripe opens a draft at the latest.</summary>
    private static readonly TimeSpan s_opensAfter = TimeSpan.FromHours(2);

    /// <summary>An invoice is collected where a subscription ran when its period ended and has its currency; that is decided once, when it is issued.</summary>
    public async Task<NextStep> Decide(Collecting it)
    {
        if (!it.Account.Collected(it.To))
            return it.Subscription is null ? NextStep.None : NextStep.Last(new() { IsOffline = true });
        var currency = it.Account.Subscription!.Currency;
        if (currency == it.Money.Code)
            return NextStep.More(new());
        var details = new Details().Fact("number", it.Invoice.Number).Fact("invoice", it.Money.Code).Fact("subscription", currency);
        await grains.StripeFindings(it.Tenant).Found(StripeFindingKind.CurrencyDiffers, $"{it.Id:n}", details.ToString());
        return NextStep.More(new() { IsOffline = true, DropsDraft = it.HasPeriod });
    }

    /// <summary>
    /// One step towards making void what Stripe opened for the period of an invoice that it can't collect: nobody would ever pay it, and a customer that has any can't have
    /// another currency. Drafts of subscriptions can't be deleted, so it is finalised without being collected first. Null while it is still to be opened.
    /// </summary>
    public async Task<NextStep?> Drop(Collecting it, CancellationToken cancellation)
    {
        var (opened, boundary) = await Opened(it, it.Subscription!, cancellation);
        switch (opened)
        {
            case { Status: "draft" }:
                await calls.Finalize(it.Tenant, it.Key("drop:finalize"), opened.Id, false, cancellation);
                return NextStep.More(it.Row);
            case { Status: "open", AmountPaid: 0 }:
                await calls.Void(it.Tenant, it.Key("drop:void"), opened.Id, cancellation);
                return NextStep.More(it.Row);
            case { AmountPaid: > 0 }:
                await DraftFilling.Escaped(grains, it, opened);
                break;
            case null when boundary is { } at:
                await Wait(it, at);
                return null;
        }

        return NextStep.More(it.Row with { DropsDraft = false });
    }

    /// <summary>What an invoice is collected by: the draft of its period, the rest beyond one that escaped, or an invoice of its own.</summary>
    public async Task<NextStep> Find(Collecting it, CancellationToken cancellation)
    {
        if (it.Subscription is { } id && it.HasPeriod)
        {
            var (opened, boundary) = await Opened(it, id, cancellation);
            if (opened is not null)
                return opened.Status == "draft" ? await Take(it, opened, cancellation) : await Adopt(it, opened, cancellation);
            if (boundary is { } at)
            {
                await Wait(it, at);
                return NextStep.None;
            }
        }

        return it.Due == 0 ? NextStep.Last(it.Row with { IsOffline = true }) : NextStep.More(it.Row with { Parts = [new(CollectedKind.Standalone, it.Due, 0)] });
    }

    /// <summary>The invoice that Stripe opened nearest to an instant and that belongs to no other one of ours; null where there is none.</summary>
    public static StripeInvoice? Nearest(IEnumerable<StripeInvoice> invoices, string subscription, Guid ours, DateTimeOffset end) => invoices
        .Where(it => it.BillingReason == "subscription_cycle" && it.Status != "void" && it.Parent?.SubscriptionDetails?.SubscriptionId == subscription
            && (StripeMarks.InvoiceOf(it.Metadata) ?? ours) == ours && (it.PeriodEnd - end.UtcDateTime).Duration() <= StripeAccount.DriftMax)
        .MinBy(it => (it.PeriodEnd - end.UtcDateTime).Duration());

    /// <summary>What Stripe opened for an invoice's period; where that is still to come, when.</summary>
    private async Task<(StripeInvoice? Opened, DateTimeOffset? Boundary)> Opened(Collecting it, string subscription, CancellationToken cancellation)
    {
        var near = await calls.List(it.Tenant, it.Customer, it.To - StripeAccount.DriftMax - TimeSpan.FromDays(1), it.To + StripeAccount.DriftMax + TimeSpan.FromDays(1), cancellation);
        if (Nearest(near, subscription, it.Id, it.To) is { } opened)
            return (opened, null);
        var boundary = Boundary(await calls.Subscription(it.Tenant, subscription, cancellation));
        return (null, boundary is { } at && at <= it.To + StripeAccount.DriftMax && time.GetUtcNow() < at + s_opensAfter ? boundary : null);
    }

    private async Task<NextStep> Take(Collecting it, StripeInvoice draft, CancellationToken cancellation)
    {
        var lines = await calls.Lines(it.Tenant, draft.Id, cancellation);
        var licensed = lines.Where(DraftFilling.IsLicensed).Sum(line => line.Amount);
        return NextStep.More(it.Row with { Parts = [new(CollectedKind.Draft, it.Due, licensed) { StripeId = draft.Id }] });
    }

    /// <summary>Stripe finalised it before ours was on it: it counts, and what is more is collected beside it.</summary>
    private async Task<NextStep> Adopt(Collecting it, StripeInvoice escaped, CancellationToken cancellation)
    {
        await DraftFilling.Escaped(grains, it, escaped);
        await calls.Update(it.Tenant, it.Key("adopt"), escaped.Id, new() { Metadata = StripeMarks.Of(it.Tenant, it.Id, (StripeMarks.Part, "0")) }, cancellation);
        var part = new CollectedPart(CollectedKind.Escaped, escaped.Total, escaped.Total) { StripeId = escaped.Id, IsFinal = true };
        return NextStep.More(it.Row with { Parts = it.Due > escaped.Total ? [part, new(CollectedKind.Standalone, it.Due - escaped.Total, 0)] : [part] });
    }

    private Task<CommitResult> Wait(Collecting it, DateTimeOffset boundary)
    {
        var at = (boundary > time.GetUtcNow() ? boundary : time.Instant()) + TimeSpan.FromMinutes(5);
        return writer.Commit(Act.Create(it.Tenant, PaymentWork.Align(it.Tenant, it.Id, $"boundary {at.ToUnixTimeSeconds()}", at)));
    }

    /// <summary>When the subscription's running period ends; null where it has ended.</summary>
    public static DateTimeOffset? Boundary(Subscription subscription) => subscription.EndedAt is null && subscription.Items?.FirstOrDefault() is { } item ? item.CurrentPeriodEnd : null;
}
