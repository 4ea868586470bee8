using CloudCrm.Billing.Payments.Stripe.Gate;
using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;
using CloudCrm.Foundation.Scheduling;
using Microsoft.Extensions.Logging;
using Stripe;
using StripeInvoice = Stripe.Invoice;

namespace CloudCrm.Billing.Payments.Stripe.Collection;

/// <summary>Keeps Stripe from finalising the drafts that it opens, by webhook and, where that fails, by due work in the hour that it gives them.</summary>
internal sealed partial class DraftHolding(InvoiceCalls calls, StripeGate gate, IActWriter<BillingDb> writer, TimeProvider time, ILogger<DraftHolding> log) : IDueHandler
{
    private const string Name = "stripe.hold";

    private static readonly TimeSpan[] s_after = [TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(20), TimeSpan.FromMinutes(45)];

    public string Kind => Name;

    /// <summary>The work of looking for the draft at the end of a subscription's period.</summary>
    public static IEnumerable<DueWorkRow> Of(TenantId tenant, string subscription, DateTimeOffset boundary) => s_after.Select(after => At(tenant, subscription, boundary + after));

    public async Task Handle(DueWorkRow work, CancellationToken cancellation)
    {
        if (!gate.IsOn)
            return;
        try
        {
            foreach (var draft in await calls.Drafts(work.TenantId, work.Payload, cancellation))
                await Hold(work.TenantId, draft, $"{work.Id:n}:{work.Attempts}", cancellation);
            await Plan(work.TenantId, await calls.Subscription(work.TenantId, work.Payload, cancellation), cancellation);
        }
        catch (StripeException e) when (e.IsRefusal())
        {
            // The subscription is gone, or its draft was finalised at this moment: then nothing can be held any more.
            LogNotHeld(e, work.TenantId.Value);
        }
    }

    /// <summary>Keeps a draft that Stripe opened from going on by itself.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="draft">Which one.</param>
    /// <param name="cause">What it is held for, and which attempt: Stripe answers a call that it failed to do the same for a day, and a draft has an hour.</param>
    /// <param name="cancellation">Ends the call.</param>
    public async Task Hold(TenantId tenant, StripeInvoice draft, string cause, CancellationToken cancellation)
    {
        if (draft is { Status: "draft", AutoAdvance: true, BillingReason: "subscription_cycle" })
            await calls.Update(tenant, $"{draft.Id}:hold:{cause}", draft.Id, new() { AutoAdvance = false }, cancellation);
    }

    private static DueWorkRow At(TenantId tenant, string subscription, DateTimeOffset due) =>
        new() { TenantId = tenant, Id = Ids.From(Name, tenant.ToString(), $"{subscription} {due.ToUnixTimeSeconds()}"), Kind = Name, DueAt = due, Payload = subscription };

    /// <summary>
    /// The next ones, though nobody should tell of the new period. Does nothing twice. While Stripe is late with it, or never begins it since the subscription is paused,
    /// the next look is after as long again.
    /// </summary>
    private async Task Plan(TenantId tenant, Subscription subscription, CancellationToken cancellation)
    {
        if (DraftFinding.Boundary(subscription) is not { } boundary)
            return;
        var now = time.Instant();
        var works = Of(tenant, subscription.Id, boundary).Where(work => work.DueAt > now).DefaultIfEmpty(At(tenant, subscription.Id, now + (now - boundary))).ToArray();
        var act = Act.Create(tenant, works[0]);
        foreach (var work in works.Skip(1))
            act.InsertIfAbsent(work);
        await writer.Commit(act, cancellation);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Drafts of tenant {Tenant} could not be held.")]
    private partial void LogNotHeld(Exception error, Guid tenant);
}
