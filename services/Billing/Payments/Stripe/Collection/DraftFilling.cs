using System.Collections.Immutable;
using System.Globalization;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Foundation.Data;
using Stripe;
using StripeInvoice = Stripe.Invoice;

namespace CloudCrm.Billing.Payments.Stripe.Collection;

/// <summary>Puts our lines on a draft of Stripe's, compares what it comes to with ours to the minor unit, and only then finalises it.</summary>
internal sealed class DraftFilling(InvoiceCalls calls, IGrainFactory grains, TimeProvider time)
{
    /// <summary>How far back an invoice that we made is looked for.</summary>
    private static readonly TimeSpan s_madeWithin = TimeSpan.FromDays(30);

    /// <summary>One step towards its being final.</summary>
    public async Task<NextStep> Fill(Collecting it, int place, CancellationToken cancellation)
    {
        var part = it.Row.Parts[place];
        if (part.StripeId is not { } id)
            return await Make(it, place, cancellation);
        var stripe = await calls.Read(it.Tenant, id, cancellation);
        if (stripe.Status != "draft")
            return await Finalised(it, place, stripe);
        await Claim(it, place, stripe, cancellation);
        var plan = CollectionPlan.Of(it.Invoice, part.Licensed, part.Amount, it.Words);
        var lines = await PutItems(it, place, plan, cancellation);
        stripe = await calls.Read(it.Tenant, id, cancellation);
        if (DraftComparison.Difference(plan, part, StripeMoney.Code(it.Money), lines, stripe) is { } difference)
            return await Collector.Trouble(grains, it, StripeFindingKind.InvoiceDiffers, difference.Fact("number", it.Invoice.Number).Fact("stripe", id));
        // What was credited or settled meanwhile is taken off before it is collected.
        var collects = it.IsOpen && (it.Open == it.Due || it.Open == part.Amount);
        await calls.Finalize(it.Tenant, it.Key($"{place}:finalize"), id, collects, cancellation);
        return NextStep.More(it.Row.With(place, part with { IsFinal = true, IsHeld = !collects }));
    }

    /// <summary>Whether a line is Stripe's own, of what was subscribed.</summary>
    public static bool IsLicensed(InvoiceLineItem line) => line.Parent?.SubscriptionItemDetails is not null;

    /// <summary>Tells the operator of a draft that Stripe finalised before ours was on it.</summary>
    public static Task Escaped(IGrainFactory grains, Collecting it, StripeInvoice escaped)
    {
        var details = new Details().Fact("number", it.Invoice.Number).Fact("stripe", escaped.Id).Fact("total", escaped.Total).Fact("currency", escaped.Currency).Fact("due", it.Due);
        return grains.StripeFindings(it.Tenant).Found(StripeFindingKind.DraftEscaped, $"{it.Id:n}", details.ToString());
    }

    private async Task<NextStep> Make(Collecting it, int place, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var mark = place.ToString(CultureInfo.InvariantCulture);
        var known = await calls.List(it.Tenant, it.Customer, now - s_madeWithin, now + TimeSpan.FromDays(1), cancellation);
        var made = known.FirstOrDefault(one => StripeMarks.InvoiceOf(one.Metadata) == it.Id && StripeMarks.Find(one.Metadata, StripeMarks.Part) == mark)
            ?? await calls.Create(it.Tenant, it.Key($"{place}"), await Options(it, mark, cancellation), cancellation);
        return NextStep.More(it.Row.With(place, it.Row.Parts[place] with { StripeId = made.Id }));
    }

    private async Task<InvoiceCreateOptions> Options(Collecting it, string mark, CancellationToken cancellation)
    {
        var options = new InvoiceCreateOptions
        {
            Customer = it.Customer,
            Currency = StripeMoney.Code(it.Money),
            AutoAdvance = false,
            PendingInvoiceItemsBehavior = "exclude",
            Description = CollectionWords.Head(it.Invoice, it.Words),
            Metadata = StripeMarks.Of(it.Tenant, it.Id, (StripeMarks.Part, mark)),
        };
        if (it.Subscription is not { } id)
            return options;
        // A subscription's card pays its own invoices; what comes after its end has to name the card.
        var subscription = await calls.Subscription(it.Tenant, id, cancellation);
        if (subscription.EndedAt is null && subscription.Currency == options.Currency)
            options.Subscription = id;
        else if ((await calls.Customer(it.Tenant, it.Customer, cancellation)).InvoiceSettings?.DefaultPaymentMethodId is null)
            options.DefaultPaymentMethod = subscription.DefaultPaymentMethodId;
        return options;
    }

    private async Task Claim(Collecting it, int place, StripeInvoice stripe, CancellationToken cancellation)
    {
        if (!stripe.AutoAdvance && StripeMarks.InvoiceOf(stripe.Metadata) == it.Id)
            return;
        await calls.Update(
            it.Tenant, it.Key($"{place}:claim:{it.Row.Version}"), stripe.Id,
            new()
            {
                AutoAdvance = false,
                Description = CollectionWords.Head(it.Invoice, it.Words),
                Metadata = StripeMarks.Of(it.Tenant, it.Id, (StripeMarks.Part, place.ToString(CultureInfo.InvariantCulture))),
            },
            cancellation);
    }

    /// <summary>Puts what is not there yet; all lines then.</summary>
    private async Task<List<InvoiceLineItem>> PutItems(Collecting it, int place, ImmutableArray<CollectionItem> plan, CancellationToken cancellation)
    {
        var id = it.Row.Parts[place].StripeId!;
        var lines = await calls.Lines(it.Tenant, id, cancellation);
        var there = lines.Select(line => StripeMarks.Find(line.Metadata, StripeMarks.Line)).ToHashSet();
        var missing = plan.Where(item => !there.Contains(item.Line)).ToArray();
        foreach (var item in missing)
        {
            await calls.AddItem(
                it.Tenant, it.Key($"{place}:{item.Line}"),
                new()
                {
                    Customer = it.Customer,
                    Invoice = id,
                    Amount = item.Amount,
                    Currency = StripeMoney.Code(it.Money),
                    Description = item.Description,
                    Discountable = false,
                    Period = new() { Start = item.From.UtcDateTime, End = item.To.UtcDateTime },
                    Metadata = StripeMarks.Of(it.Tenant, it.Id, (StripeMarks.Line, item.Line)),
                },
                cancellation);
        }

        return missing.Length == 0 ? lines : await calls.Lines(it.Tenant, id, cancellation);
    }

    /// <summary>It is final already: because we did it and never heard, or because it escaped.</summary>
    private async Task<NextStep> Finalised(Collecting it, int place, StripeInvoice stripe)
    {
        var part = it.Row.Parts[place];
        var final = part with { IsFinal = true, IsHeld = stripe is { Status: "open", AutoAdvance: false } };
        if (stripe.Total == part.Amount)
            return NextStep.More(it.Row.With(place, final));
        await Escaped(grains, it, stripe);
        var row = it.Row.With(place, final with { Kind = CollectedKind.Escaped, Amount = stripe.Total });
        return NextStep.More(part.Amount > stripe.Total ? row with { Parts = row.Parts.Add(new(CollectedKind.Standalone, part.Amount - stripe.Total, 0)) } : row);
    }
}
