using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Billing.Payments.Stripe.Collection;

/// <summary>Books what was paid on Stripe, and tells of what a card did not pay.</summary>
internal sealed class PaymentBooking(InvoiceCalls calls, IDbSource<BillingDb> source, IGrainFactory grains)
{
    /// <summary>The first thing that is to be booked or told; null where there is none.</summary>
    public async Task<NextStep?> Book(Collecting it, List<FinalPart> views, CancellationToken cancellation)
    {
        if (views.Find(view => view.Stripe.AmountPaid > view.Part.Booked) is { } paid)
            return await Receive(it, paid, cancellation);
        if (it.IsOpen && views.Find(view => view.IsOpen && view.Stripe.Attempted && view.Stripe.AttemptCount > view.Part.Told) is { } failed)
            return await Warn(it, failed);
        return null;
    }

    private async Task<NextStep> Receive(Collecting it, FinalPart paid, CancellationToken cancellation)
    {
        var (place, part, stripe) = paid;
        if (StripeMoney.ToUnits(stripe.AmountPaid - part.Booked, it.Money) is not { } units)
            return await Collector.Trouble(grains, it, StripeFindingKind.InvoiceDiffers, new Details().Fact("number", it.Invoice.Number).Fact("stripe", stripe.Id).Fact("paid", stripe.AmountPaid));
        var intent = await calls.PaymentIntent(it.Tenant, stripe.Id, cancellation);
        // By where it goes on from: of two who see another amount one books, and the other goes on from there.
        var once = new Once($"stripe {stripe.Id} {part.Booked}", "");
        var booked = await grains.BillingAccount(it.Tenant).Receive(it.Id, units, $"Stripe {stripe.Id} {intent}".TrimEnd(), Caller.System, once);
        if (!booked.IsOk)
            throw new InvalidOperationException($"A payment could not be booked: {booked.Refusal.Code}.");
        var (cash, excess) = await Entries(it, once, cancellation);
        if (excess != 0)
        {
            var details = new Details().Fact("number", it.Invoice.Number).Fact("stripe", stripe.Id).Fact("payment", intent).Fact("excess", excess).Fact("currency", it.Money.Code);
            await grains.StripeFindings(it.Tenant).Found(StripeFindingKind.PaidTwice, $"{stripe.Id}", details.ToString());
        }

        return NextStep.More(it.Row.With(place, part with { Booked = part.Booked + StripeMoney.OfUnits(cash, it.Money), PaymentIntent = intent ?? part.PaymentIntent }));
    }

    /// <summary>What was booked of a payment, and what of it was more than was left to pay; in our minor units.</summary>
    private async Task<(long Cash, long Excess)> Entries(Collecting it, Once once, CancellationToken cancellation)
    {
        var (tenant, payment) = (it.Tenant, MoneyEntries.PaymentId(it.Id, once.Key));
        await using var db = source.ForTenant(tenant);
        var entries = await db.Set<MoneyEntryRow>().Where(row => row.TenantId == tenant && row.DocumentId == payment).ToListAsync(cancellation);
        return (Sum(MoneyAccount.Cash), -Sum(MoneyAccount.Prepaid));

        long Sum(MoneyAccount account) => entries.Where(row => row.Account == account).Sum(row => row.MinorUnits);
    }

    private async Task<NextStep> Warn(Collecting it, FinalPart failed)
    {
        var (place, part, stripe) = failed;
        var units = StripeMoney.ToUnits(stripe.AmountRemaining, it.Money) ?? it.Receivable.OpenMinorUnits;
        await grains.BillingAccount(it.Tenant).Warn(it.Id, new(BillingNewsKind.PaymentFailed, $"{stripe.Id} {stripe.AttemptCount}", units, stripe.HostedInvoiceUrl ?? ""));
        return NextStep.More(it.Row.With(place, part with { Told = stripe.AttemptCount }));
    }
}
