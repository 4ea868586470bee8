using CloudCrm.Billing.Payments.Stripe.Gate;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Foundation.Scheduling;

namespace CloudCrm.Billing.Payments.Stripe.Intake;

/// <summary>Has an event looked at in its tenant's lane, until that went well once. Events that are about nobody here are kept as ignored.</summary>
internal sealed class StripeEventWork(StripeEventStore store, StripeOwners owners, StripeEventHandlers handlers, StripeGate gate, IGrainFactory grains) : IDueHandler
{
    private const string Name = "stripe.event";

    public string Kind => Name;

    public static DueWorkRow Of(TenantId tenant, StripeEventRow told) => new()
    {
        TenantId = tenant,
        Id = Ids.From(Name, told.Id),
        Kind = Name,
        DueAt = told.ReceivedAt,
        Payload = told.Id,
    };

    public async Task Handle(DueWorkRow work, CancellationToken cancellation)
    {
        if (await store.Find(work.Payload, cancellation) is not { State: StripeEventState.Pending } told)
            return;
        var isOurs = gate.IsOn && handlers.Of(told.Type) is not null;
        var owner = isOurs ? await owners.Of(told, cancellation) : null;
        if (!isOurs || (owner is null && !StripeEventHandlers.IsShared(told.Type)))
            await store.Settle(told, told.After(StripeEventState.Ignored, owner, null, isTried: false));
        else if (await grains.StripeEventLane(owner ?? Reserved.Accounts).Look(told.Id) is { } problem)
            throw new InvalidOperationException($"Event {told.Id} ({told.Type}) waits: {problem}.");
    }
}
