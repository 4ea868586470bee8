using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;

namespace CloudCrm.Tests;

/// <summary>Grains of customers asked by somebody who sees and may change everything.</summary>
internal static class Unbounded
{
    public static Task<Outcome<Customer>> Register(this ICustomerGrain grain, RegisterCustomer command, Caller caller, Once once) =>
        grain.Register(command, caller, FieldSight.Everything, once);

    public static Task<Outcome<Customer>> Change(this ICustomerGrain grain, ChangeCustomer command, long? expectedVersion, Caller caller) =>
        grain.Change(command, expectedVersion, caller, FieldSight.Everything);

    public static Task<Outcome<Page<Customer>>> List(this ICustomerReader reader, CustomerFilter filter, string? cursor, int limit) =>
        reader.List(filter, cursor, limit, FieldSight.Everything);

    public static Task<Outcome<Page<Customer>>> Lookup(this ICustomerReader reader, ContactKind kind, string value, string? cursor, int limit) =>
        reader.Lookup(kind, value, cursor, limit, FieldSight.Everything);
}
