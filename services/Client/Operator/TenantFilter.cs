namespace CloudCrm.Client;

/// <summary>Which tenants the operator asks for; what is null asks for nothing.</summary>
/// <param name="Name">What their name contains, upper and lower case alike; up to 200 characters.</param>
/// <param name="Plan">Their plan's code.</param>
/// <param name="State">Their state.</param>
/// <param name="Payment">How they stand with what is to be paid.</param>
public sealed record TenantFilter(string? Name = null, string? Plan = null, TenantState? State = null, PaymentStanding? Payment = null);
