namespace CloudCrm.Contracts.Billing;

/// <summary>Which unpaid invoices.</summary>
public enum UnpaidState
{
    /// <summary>Those that wait to be paid, overdue or not.</summary>
    Open,

    /// <summary>Those that wait to be paid since their last day to pay on is over.</summary>
    Overdue,

    /// <summary>Those that are disputed.</summary>
    Disputed,
}

/// <summary>An invoice and whose it is.</summary>
/// <param name="Tenant">The tenant's id.</param>
/// <param name="Invoice">The invoice, without its lines.</param>
[GenerateSerializer, Immutable, Alias("TenantInvoice")]
public sealed record TenantInvoice([property: Id(0)] Guid Tenant, [property: Id(1)] Invoice Invoice);

/// <summary>Unpaid invoices of all tenants, for the operator. There is one of it.</summary>
[Alias("IUnpaidInvoices")]
public interface IUnpaidInvoices : IGrainWithStringKey
{
    /// <summary>A page of them, what is due longest first.</summary>
    /// <param name="state">Which; null for all.</param>
    /// <param name="cursor">The page before's; null for the first page.</param>
    /// <param name="limit">1 to 1,000.</param>
    [Alias("List")]
    Task<Outcome<Page<TenantInvoice>>> List(UnpaidState? state, string? cursor, int limit);
}
