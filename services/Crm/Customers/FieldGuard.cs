using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;

namespace CloudCrm.Crm.Customers;

/// <summary>The decisions about a customer within what somebody may see and change. Pure.</summary>
internal static class FieldGuard
{
    /// <summary>A new customer, of which nothing is given that the caller may not change.</summary>
    public static Outcome<Customer> Register(Guid id, RegisterCustomer command, FieldSight sight, FieldBook fields, DateTimeOffset now) =>
        CustomerRules.Register(id, command, fields, now).Then<Customer>(customer => sight.RefusesRegistration(customer) is { } refusal ? refusal : customer);

    /// <summary>The customer after a change by somebody who sees and may change this much; what is hidden stays as it is.</summary>
    public static Outcome<Customer> Change(
        this Customer customer, ChangeCustomer command, FieldSight sight, FieldBook fields, long? expectedVersion, DateTimeOffset now) =>
        sight.Allow(command, customer)
            // Looked at as they were given: in the whole list they stand elsewhere, which is not to be told.
            .Then<ChangeCustomer>(allowed => command.Contacts is { IsDefault: false } given && CustomerRules.Check(given) is { } refusal ? refusal : allowed)
            .Then(allowed => customer.Change(allowed, fields, expectedVersion, now))
            .Then<Customer>(after => sight.RefusesDifference(customer, after) is { } refusal ? refusal : after);
}
