using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Foundation.Data;
using Microsoft.Extensions.Logging;
using Stripe;

namespace CloudCrm.Billing.Payments.Stripe.Intake;

/// <summary>Calls the handlers of a tenant's events, one after the other.</summary>
[GrainType("stripe-event-lane")]
internal sealed partial class StripeEventLane(StripeEventStore store, StripeEventHandlers handlers, ILogger<StripeEventLane> log) : Grain, IStripeEventLane
{
    private const int ProblemMax = 200;

    public async Task<string?> Look(string id)
    {
        var (tenant, _) = GrainKeys.Parse(this.GetPrimaryKeyString());
        if (await store.Find(id, default) is not { State: StripeEventState.Pending } told || handlers.Of(told.Type) is not { } handler)
            return null;
        var owner = tenant == Reserved.Accounts ? (TenantId?)null : tenant;
        try
        {
            await handler.Handle(new(told.Id, told.Type, told.ObjectId, told.CustomerId, tenant), default);
        }
        catch (Exception e)
        {
            LogFailed(e, told.Id, told.Type, tenant.Value);
            var problem = ProblemOf(e);
            await store.Settle(told, told.After(StripeEventState.Pending, owner, problem, isTried: true));
            return problem;
        }

        await store.Settle(told, told.After(StripeEventState.Done, owner, null, isTried: true));
        return null;
    }

    // Messages may hold what was said.
    private static string ProblemOf(Exception problem) =>
        PlainText.Cut(problem is StripeException { StripeError: { } error } ? error.Code ?? error.Type ?? nameof(StripeException) : problem.GetType().Name, ProblemMax);

    [LoggerMessage(Level = LogLevel.Error, Message = "Event {Event} ({Type}) of tenant {Tenant} could not be looked at; it is tried again.")]
    private partial void LogFailed(Exception error, string @event, string type, Guid tenant);
}
