using CloudCrm.Contracts.Tenants;
using CloudCrm.Gateway.Http;
using Microsoft.Net.Http.Headers;

namespace CloudCrm.Gateway.Tenancy;

/// <summary>Lets a request through to its endpoint only with what the endpoint requires: 401 and 403 come before anything is read or written.</summary>
internal sealed class AdmissionGate(RequestDelegate next)
{
    public Task Invoke(HttpContext http)
    {
        if (http.Features.Get<Fault>() is { } known)
        {
            http.Write(known);
            return Task.CompletedTask;
        }

        // Without a route endpoint this is on its way to a 404, 405 or 415.
        if (http.GetEndpoint() is not RouteEndpoint endpoint)
            return next(http);
        var requirement = endpoint.Metadata.GetMetadata<Requirement>()
            ?? throw new InvalidOperationException($"{endpoint.DisplayName} does not say what it requires.");
        var principal = http.Features.Get<Principal>();
        var fault = Judge(http, requirement, principal) ?? Call.Admit(http, requirement.IsOpen ? null : principal);
        if (fault is null)
            return next(http);
        http.Write(fault);
        return Task.CompletedTask;
    }

    /// <summary>What the tenant may leave its owners, admins and keys while it is suspended; bills only where they are why it is.</summary>
    private const Right WhileSuspended = Right.ReadTenant | Right.RecordUsage | Right.ReadUsage | Right.ManageBilling;

    private static Fault? Judge(HttpContext http, Requirement requirement, Principal? principal)
    {
        if (requirement.IsOpen)
            return null;
        if (principal is null)
            return Unidentified(http);
        if (SessionCookies.Judge(http) is { } forged)
            return forged;
        if (requirement.IsForEverybody)
            return null;
        var forOperator = requirement.Rights.HasFlag(Right.Operate);
        if (forOperator != principal.Tenant is null)
            return Fault.From(forOperator ? OperatorsOnly : TenantsOnly);
        if (principal.State == TenantState.Closing && IsChange(http))
            return Fault.From(BeingClosed);
        if (requirement.NeedsNoSecondFactor)
            return null;
        if (forOperator && principal.Rights == Right.None)
            return Fault.From(FactorNeeded);
        var held = principal.State is TenantState.Active or TenantState.Closing || forOperator ? principal.Rights : principal.Rights & WhileSuspended;
        return requirement.IsMetBy(held) ? null : Fault.From(Lacking(requirement, principal));
    }

    private static bool IsChange(HttpContext http) => !HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method)
        && http.GetEndpoint()?.Metadata.GetMetadata<GraceMetadata>() is null;

    private static Fault Unidentified(HttpContext http) => http.Request.Headers.Authorization.Count == 0 && http.Features.Get<Presented>() is null
        ? Fault.From(Refusal.Unauthenticated()) with { Field = HeaderNames.Authorization }
        : http.Features.Get<Unproven>()?.Fault ?? CredentialProof.Refused;

    /// <summary>Why a right is missing, in words that say what to do about it.</summary>
    public static Refusal Lacking(Requirement requirement, Principal principal)
    {
        if (principal.State == TenantState.Suspended)
            return Refusal.Forbidden("This tenant is suspended: its owners and admins can read it, and see its bills where those are why, its keys can tell of usage, and nothing else.", "tenant_suspended");
        var missing = requirement.Rights & ~principal.Rights;
        // Whoever may write notes gets the right to serve together with a seat.
        var seatHelps = principal.Caller.Kind == ActorKind.Account && principal.Rights.HasFlag(Right.WriteNotes)
            && (missing & ~(Right.ServeCustomers | Right.ManageCustomers)) == 0;
        return seatHelps
            ? Refusal.Forbidden("Serving customers needs a seat; an admin can assign one.", "seat_needed")
            : Refusal.Forbidden($"This credential lacks a right: {string.Join(", ", RightNames.Of(missing))}.");
    }

    private static Refusal BeingClosed { get; } = Refusal.Forbidden(
        "This tenant is being closed: it can be read, exported and reopened by an owner, and nothing else.", "tenant_closing");

    private static Refusal OperatorsOnly { get; } = Refusal.Forbidden("Only the product's operator may do this.", "operator_only");

    private static Refusal FactorNeeded { get; } =
        Refusal.Forbidden("An operator needs a second factor first: set one up at /v1/account/two-factor.", "two_factor_needed");

    private static Refusal TenantsOnly { get; } = Refusal.Forbidden("The operator has no tenant to do this in.", "tenant_needed");
}
