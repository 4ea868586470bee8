namespace CloudCrm.Client;

/// <summary>Why the operator suspends, reactivates or closes a tenant, or an owner reopens it. Goes into the tenant's journal.</summary>
/// <param name="Reason">1 to 500 characters.</param>
public sealed record StateReason(string Reason);
