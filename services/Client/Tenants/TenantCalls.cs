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

    /// <summary>
    /// Everything that the tenant has as a ZIP file, as it is made; for owners. Dispose the stream. The file <c>manifest.json</c> comes last: an archive
    /// without one broke off. Refused with <c>owner_needed</c>.
    /// </summary>
    [Operation("ExportTenant")]
    public async Task<Stream> Export(bool withoutFiles = false, CancellationToken cancellation = default)
    {
        var response = await Download(withoutFiles ? "v1/tenant/export?withoutFiles=true" : "v1/tenant/export", cancellation).ConfigureAwait(false);
        return await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>
    /// Closes the tenant after a grace of 30 days, as an owner. Refused with <c>password_wrong</c>, <c>name_wrong</c> and <c>owner_needed</c>. Meanwhile
    /// every change is refused with <c>tenant_closing</c>.
    /// </summary>
    [Operation("CloseOwnTenant")]
    public Task<Tenant> Close(CloseOwnTenant request, string? key = null, CancellationToken cancellation = default) =>
        Post<Tenant>("v1/tenant/close", request, key, cancellation);

    /// <summary>Takes the closing back, as an owner, while the grace lasts. May be repeated.</summary>
    [Operation("ReopenTenant")]
    public Task<Tenant> Reopen(string reason, string? key = null, CancellationToken cancellation = default) =>
        Post<Tenant>("v1/tenant/reopen", new StateReason(reason), key, cancellation);

    /// <summary>Opens a sandbox whose owner is the owner who asks; <see cref="AccountCalls.Switch"/> leads into it. The same key and request again gives the first answer.</summary>
    [Operation("OpenSandbox")]
    public Task<Tenant> OpenSandbox(OpenSandbox request, string? key = null, CancellationToken cancellation = default) =>
        Post<Tenant>("v1/sandboxes", request, key, cancellation);
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
