using CloudCrm.Contracts.Billing;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Gateway.Http;
using CloudCrm.Gateway.Operator;
using CloudCrm.Gateway.Tenancy;

namespace CloudCrm.Gateway.Billing.Stripe;

/// <summary>For the operator: what differs between tenants and Stripe, and what was said to and by it.</summary>
internal static class OperatorStripeEndpoints
{
    public static void MapOperatorStripe(this IEndpointRouteBuilder api)
    {
        var stripe = api.MapGroup("/operator/stripe").WithTags("Operator").Requires(Right.Operate).AddEndpointFilter<RouteGroupBuilder, OperatorWitness>();
        stripe.MapGet("/findings", Findings).WithName("ListStripeFindings").Answers<Wire.Page<Wire.StripeFinding>>()
            .WithSummary("What differs between tenants and Stripe, newest first.");
        stripe.MapPost("/findings/{id}/close", Close).WithName("CloseStripeFinding").Keyed().Answers<Wire.StripeFinding>()
            .WithSummary("Close a difference that somebody has seen to. It stays closed as long as it is the same, and is opened anew when it changes or comes back.");
        stripe.MapPost("/reconcile", Reconcile).WithName("ReconcileStripe").Unkeyed().Answers<Wire.StripeReport>()
            .WithSummary("Compare a tenant with Stripe now and repair what can be; without a tenant all of them, which goes on after the answer.");
        stripe.MapGet("/calls", Calls).WithName("ListStripeCalls").Answers<Wire.Page<Wire.StripeCall>>()
            .WithSummary("Every attempt of a call to Stripe in the last 90 days, newest first: ids and outcome, nothing of what was said.");
        stripe.MapGet("/events", Events).WithName("ListStripeEvents").Answers<Wire.Page<Wire.StripeEvent>>()
            .WithSummary("Every event that Stripe told of in the last 90 days, what came last first, and what became of it.");
    }

    private static async Task<IResult> Findings(FindingQuery query, IGrainFactory grains) =>
        Answer.Page(await grains.StripeFindingReader().List(query.Tenant, query.WithResolved, query.Cursor, query.Limit), ToWire);

    private static async Task<IResult> Close(EntityId id, Body<Wire.CloseStripeFinding> body, Call call, IGrainFactory grains)
    {
        if (!(await grains.StripeFindingReader().Find(id)).Try(out var found, out var refusal))
            return Answer.Refused(refusal);
        return Answer.Ok(await grains.StripeFindings(TenantId.From(found.Tenant)).Close(id, body.Value.Reason, call.Caller, call.OnceOnRoute(body.Value)!), ToWire);
    }

    private static async Task<IResult> Reconcile(Body<Wire.ReconcileStripe> body, IGrainFactory grains)
    {
        var desk = grains.StripeReconcileDesk();
        return Answer.Ok(body.Value.Tenant is { } tenant ? await desk.One(tenant) : await desk.All(), ToWire);
    }

    private static Wire.StripeReport ToWire(StripeReport it) =>
        new(it.At, it.Tenants, [.. it.Comparisons.Select(one => new Wire.StripeComparison(one.What, one.Compared, one.Found, one.Repaired))]);

    private static Wire.StripeFinding ToWire(StripeFinding it) =>
        new(it.Id, it.Tenant, (Wire.StripeFindingKind)it.Kind, it.Subject, it.Details, it.FoundAt, it.ResolvedAt, it.Resolution, it.ClosedAt, it.ClosedReason);

    private static async Task<IResult> Calls(StripeCallQuery query, IGrainFactory grains) =>
        Answer.Page(await grains.StripeLog().Calls(query.Filter, query.Result, query.Cursor, query.Limit), ToWire);

    private static async Task<IResult> Events(StripeEventQuery query, IGrainFactory grains) =>
        Answer.Page(await grains.StripeLog().Events(query.Filter, query.State, query.Cursor, query.Limit), ToWire);

    private static Wire.StripeCall ToWire(StripeCall it) => new(it.Id, it.At, it.Tenant, it.Name, it.Key, it.RequestId, it.ObjectId, it.Status, it.ErrorCode, it.Milliseconds);

    private static Wire.StripeEvent ToWire(StripeNotice it) =>
        new(it.Id, it.Type, it.ObjectId, it.CustomerId, it.Tenant, it.CreatedAt, it.ReceivedAt, (Wire.StripeEventState)it.State, it.Attempts, it.Problem);
}
