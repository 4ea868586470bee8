using System.Collections.Immutable;

namespace CloudCrm.Contracts.Billing;

/// <summary>What a tenant uses and owes, in a line of a list. Money is decimal text.</summary>
/// <param name="Tenant">Whose.</param>
/// <param name="Currency">ISO 4217, of the running period.</param>
/// <param name="PeriodTo">The day after the running period; null where none runs any more.</param>
/// <param name="Usage">What usage comes to in the running period so far, without tax; null where none runs any more.</param>
/// <param name="Total">What the running period comes to so far, with tax; null where none runs any more.</param>
/// <param name="Open">What is left to pay of invoices, by currency; empty where nothing is.</param>
[GenerateSerializer, Immutable, Alias("TenantFigures")]
public sealed record TenantFigures(
    [property: Id(0)] Guid Tenant, [property: Id(1)] string Currency, [property: Id(2)] DateOnly? PeriodTo, [property: Id(3)] string? Usage, [property: Id(4)] string? Total,
    [property: Id(5)] ImmutableArray<OpenMoney> Open);

/// <summary>What is left to pay in one currency.</summary>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Amount">Decimal text, more than 0.</param>
[GenerateSerializer, Immutable, Alias("OpenMoney")]
public sealed record OpenMoney([property: Id(0)] string Currency, [property: Id(1)] string Amount);

/// <summary>What tenants use and owe, for the operator's lists. There is one of it.</summary>
[Alias("ITenantFiguresReader")]
public interface ITenantFiguresReader : IGrainWithStringKey
{
    /// <summary>The most tenants at once.</summary>
    const int TenantsMax = 100;

    /// <summary>The figures of tenants, in the order in which they are named; those without a billing account, such as sandboxes, are left out.</summary>
    /// <param name="tenants">At most <see cref="TenantsMax"/>.</param>
    [Alias("Read")]
    Task<ImmutableArray<TenantFigures>> Read(ImmutableArray<Guid> tenants);
}
