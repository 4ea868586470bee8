namespace CloudCrm.Client;

/// <summary>The tenant's settings.</summary>
public sealed class TenantCalls : Calls
{
    internal TenantCalls(Transport transport) : base(transport)
    {
    }

    /// <summary>The tenant as it is.</summary>
    [Operation("ReadTenant")]
    public Task<Tenant> Read(CancellationToken cancellation = default) => Get<Tenant>("v1/tenant", cancellation);

    /// <summary>Changes settings; refused with 412 where <paramref name="version"/> is given and no longer current.</summary>
    [Operation("ChangeTenant")]
    public Task<Tenant> Change(ChangeTenant request, long? version = null, CancellationToken cancellation = default) =>
        Patch<Tenant>("v1/tenant", request, version, cancellation);

    /// <summary>Which fields of customers a role does not see, or does not change.</summary>
    [Operation("ReadFieldRights")]
    public Task<FieldRights> FieldRights(CancellationToken cancellation = default) => Get<FieldRights>("v1/field-rights", cancellation);

    /// <summary>
    /// Sets which fields of customers a role does not see, or does not change; what is not named is open. It holds within 3 s. Refused with 412 where
    /// <paramref name="version"/> is given and no longer current.
    /// </summary>
    [Operation("SetFieldRights")]
    public Task<FieldRights> SetFieldRights(SetFieldRights request, long? version = null, CancellationToken cancellation = default) =>
        Put<FieldRights>("v1/field-rights", request, version, cancellation);
}

/// <summary>Paid places.</summary>
public sealed class SeatCalls : Calls
{
    internal SeatCalls(Transport transport) : base(transport)
    {
    }

    /// <summary>How many there are and how many are in use.</summary>
    [Operation("ReadSeats")]
    public Task<Seats> Read(CancellationToken cancellation = default) => Get<Seats>("v1/seats", cancellation);

    /// <summary>Sets the number of bought seats: 0 to 10,000, never below the assigned ones.</summary>
    [Operation("BuySeats")]
    public Task<Seats> Buy(int bought, long? version = null, CancellationToken cancellation = default) =>
        Put<Seats>("v1/seats", new BuySeats(bought), version, cancellation);
}
