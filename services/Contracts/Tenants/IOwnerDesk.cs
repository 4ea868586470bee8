namespace CloudCrm.Contracts.Tenants;

/// <summary>
/// What only an owner may do, and only after proving afresh who he is; guesses are bounded as at sign-in. Refused as <c>password_wrong</c>.
/// A repetition under the same id gets the first answer without another proof, since a code is good once. Key: the tenant.
/// </summary>
[Alias("IOwnerDesk")]
public interface IOwnerDesk : IGrainWithStringKey
{
    /// <summary>Offers ownership to a member; see <see cref="ITenantGrain.OfferOwnership"/>.</summary>
    [Alias("OfferOwnership")]
    Task<Outcome<OwnershipOffer>> OfferOwnership(OfferOwnership command, FreshProof proof, Caller caller, Once once);

    /// <summary>Begins to close the tenant; see <see cref="ITenantGrain.Close"/>.</summary>
    [Alias("Close")]
    Task<Outcome<Tenant>> Close(string name, FreshProof proof, Caller caller, Once once);

    /// <summary>
    /// Opens a sandbox of this tenant, with its plan, time zone and language, whose owner the caller is. Takes no proof: it costs nothing.
    /// Refused as <c>owner_needed</c>, <c>too_many_sandboxes</c> and, in a sandbox, <c>sandbox</c>.
    /// </summary>
    /// <param name="sandbox">The new tenant's id, made of the caller-made id by the gateway.</param>
    /// <param name="name">1 to 200 characters.</param>
    /// <param name="caller">An owner.</param>
    /// <param name="once">The same again gives the first answer.</param>
    [Alias("OpenSandbox")]
    Task<Outcome<Tenant>> OpenSandbox(TenantId sandbox, string name, Caller caller, Once once);
}
