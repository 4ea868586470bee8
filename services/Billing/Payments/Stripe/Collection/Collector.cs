using CloudCrm.Billing.Invoices.Pages;
using CloudCrm.Billing.Payments.Stripe.Gate;
using CloudCrm.Billing.Payments.Stripe.Subscriptions;
using CloudCrm.Billing.Usage;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Stripe;

namespace CloudCrm.Billing.Payments.Stripe.Collection;

/// <summary>
/// Makes Stripe collect what our invoices say, step by step: what is written down and what Stripe has are looked at, one thing is done and written down, and both are looked at
/// again. So it does not matter where a run before ended, nor that two run at once: calls have keys of our ids, and of two who write one is told to look again.
/// </summary>
internal sealed class Collector(
    IDbSource<BillingDb> source, StripeAccounts accounts, IGrainFactory grains, DraftFinding finding, DraftFilling filling, FinalFollowing following)
{
    private const int StepsMax = 100;

    /// <summary>Aligns Stripe with an invoice.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="invoiceId">Which one.</param>
    /// <param name="isAsked">Whether somebody wants to pay it by card: then it is collected in any case.</param>
    /// <param name="cancellation">Ends the run.</param>
    public async Task Align(TenantId tenant, Guid invoiceId, bool isAsked, CancellationToken cancellation)
    {
        for (var step = 0; step < StepsMax; step++)
        {
            if (await Look(tenant, invoiceId, cancellation) is not { } it)
                return;
            var next = await Try(it, isAsked, cancellation);
            if (next.After is { } after && !await Write(it, after))
                continue;
            if (!next.GoesOn)
                return;
        }

        throw new InvalidOperationException("An invoice takes more steps than there should be: it goes on at the next attempt.");
    }

    /// <summary>An invoice with how it is collected; null where there is none, or nobody on Stripe to collect it from.</summary>
    public async Task<Collecting?> Look(TenantId tenant, Guid invoiceId, CancellationToken cancellation) =>
        await Read(tenant, invoiceId, cancellation) is { Account.CustomerId: not null } it ? it : null;

    /// <summary>As <see cref="Look"/>, also where the customer on Stripe is gone: what collected an invoice can still be read there.</summary>
    public async Task<Collecting?> Read(TenantId tenant, Guid invoiceId, CancellationToken cancellation)
    {
        if (await accounts.Find(tenant, cancellation) is not { } account)
            return null;
        await using var db = source.ForTenant(tenant);
        var row = await db.Set<StripeInvoiceRow>().FirstOrDefaultAsync(it => it.TenantId == tenant && it.InvoiceId == invoiceId, cancellation);
        var invoice = await db.Set<InvoiceRow>().FirstOrDefaultAsync(it => it.TenantId == tenant && it.Id == invoiceId && it.RefersTo == null, cancellation);
        var receivable = await db.Set<ReceivableRow>().FirstOrDefaultAsync(it => it.TenantId == tenant && it.InvoiceId == invoiceId, cancellation);
        var language = await db.Set<BillingTenantRow>().Where(it => it.TenantId == tenant).Select(it => it.Language).FirstOrDefaultAsync(cancellation);
        return invoice is null || receivable is null
            ? null
            : new(invoice.ToDocument(), receivable, account, InvoiceLanguages.Of(language ?? "en"), row is null ? new() : CollectedInvoice.Of(row));
    }

    /// <summary>A bank took a payment back: it is owed again, once.</summary>
    public async Task Lose(TenantId tenant, Guid invoiceId, string dispute, long amount, CancellationToken cancellation)
    {
        while (await Look(tenant, invoiceId, cancellation) is { } it && !it.Row.Lost.Contains(dispute))
        {
            var units = StripeMoney.ToUnits(amount, it.Money) ?? throw new InvalidOperationException($"Dispute {dispute} is about parts of a minor unit.");
            var owed = await grains.BillingAccount(tenant).TakeBack(invoiceId, units, $"Stripe {dispute}", Caller.System, new($"stripe {dispute}", ""));
            if (!owed.IsOk)
                throw new InvalidOperationException($"A payment could not be taken back: {owed.Refusal.Code}.");
            await Write(it, it.Row with { Lost = it.Row.Lost.Add(dispute) });
        }
    }

    private async Task<NextStep> Try(Collecting it, bool isAsked, CancellationToken cancellation)
    {
        try
        {
            return await Step(it, isAsked, cancellation);
        }
        catch (StripeException e) when (e.IsSpent() && it.Row.Version > 0)
        {
            // Whether it was done shows when it is looked for. The key answers the same for a day, so the next attempt takes another.
            await Write(it, it.Row with { Tries = it.Row.Tries + 1 });
            throw;
        }
        catch (StripeException e) when (e.IsRefusal())
        {
            var details = new Details().Fact("number", it.Invoice.Number).Fact("status", (int)e.HttpStatusCode).Fact("code", e.StripeError?.Code).Fact("param", e.StripeError?.Param);
            return await Trouble(grains, it, StripeFindingKind.CollectionRefused, details);
        }
    }

    private async Task<NextStep> Step(Collecting it, bool isAsked, CancellationToken cancellation)
    {
        if (it.Row.DropsDraft && await finding.Drop(it, cancellation) is { } dropped)
            return dropped;
        if (it.Row.IsOffline || it.Row.Version == 0)
        {
            return isAsked ? NextStep.More(it.Row with { IsOffline = false, Parts = [new(CollectedKind.Standalone, it.Open, 0)] })
                : it.Row.IsOffline ? NextStep.None
                : await finding.Decide(it);
        }

        if (it.Row.Parts.IsEmpty)
            return await finding.Find(it, cancellation);
        for (var place = 0; place < it.Row.Parts.Length; place++)
        {
            if (!it.Row.Parts[place].IsFinal)
                return await filling.Fill(it, place, cancellation);
        }

        return await following.Follow(it, isAsked, cancellation);
    }

    /// <summary>Tells the operator of trouble, once while it lasts.</summary>
    public static async Task<NextStep> Trouble(IGrainFactory grains, Collecting it, StripeFindingKind kind, Details details)
    {
        if (it.Row.Trouble is { } other && other != kind)
            await grains.StripeFindings(it.Tenant).Resolved(other, $"{it.Id:n}", "superseded");
        await grains.StripeFindings(it.Tenant).Found(kind, $"{it.Id:n}", details.ToString());
        return it.Row.Trouble == kind || it.Row.Version == 0 ? NextStep.None : NextStep.Last(it.Row with { Trouble = kind });
    }

    private Task<bool> Write(Collecting it, CollectedInvoice after) =>
        grains.StripeCollection(it.Tenant).Write(it.Id, after.Parts.LastOrDefault(part => part.StripeId is not null)?.StripeId, after.ToJson(), it.Row.Version);
}
