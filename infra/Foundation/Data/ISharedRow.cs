namespace CloudCrm.Foundation.Data;

/// <summary>
/// Marks a row outside the tenants that a tenant's act may write too, such as a look-up from an address to an account.
/// A row that is neither this nor an <see cref="ITenantRow"/> is refused in a tenant's act.
/// </summary>
public interface ISharedRow;
