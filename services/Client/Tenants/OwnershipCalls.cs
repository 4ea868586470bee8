namespace CloudCrm.Client;

/// <summary>Ownership of the tenant, handed on from member to member.</summary>
public sealed class OwnershipCalls : Calls
{
    internal OwnershipCalls(Transport transport) : base(transport)
    {
    }

    /// <summary>All offers, newest first.</summary>
    public IAsyncEnumerable<OwnershipOffer> List(int pageSize = 200, CancellationToken cancellation = default) =>
        Walk((cursor, stop) => Page(cursor, pageSize, stop), cancellation);

    /// <summary>One page of <see cref="List"/>; <paramref name="limit"/> 1 to 1,000.</summary>
    [Operation("ListOwnershipOffers")]
    public Task<Page<OwnershipOffer>> Page(string? cursor = null, int? limit = null, CancellationToken cancellation = default) =>
        Get<Page<OwnershipOffer>>(Query.To("v1/ownership-offers", ("cursor", cursor), ("limit", Query.Text(limit))), cancellation);

    /// <summary>Offers ownership to a member; one offer waits at a time. Refused with <c>password_wrong</c>, <c>owner_needed</c>, <c>offer_open</c> and <c>already_owner</c>.</summary>
    [Operation("OfferOwnership")]
    public Task<OwnershipOffer> Offer(OfferOwnership request, string? key = null, CancellationToken cancellation = default) =>
        Post<OwnershipOffer>("v1/ownership-offers", request, key, cancellation);

    /// <summary>One offer.</summary>
    [Operation("ReadOwnershipOffer")]
    public Task<OwnershipOffer> Read(Guid id, CancellationToken cancellation = default) => Get<OwnershipOffer>($"v1/ownership-offers/{id}", cancellation);

    /// <summary>Takes an open offer back; any owner may. May be repeated.</summary>
    [Operation("WithdrawOwnershipOffer")]
    public Task<OwnershipOffer> Withdraw(Guid id, CancellationToken cancellation = default) => Delete<OwnershipOffer>($"v1/ownership-offers/{id}", cancellation);

    /// <summary>Becomes an owner; only the member that the offer was made to. May be repeated.</summary>
    [Operation("AcceptOwnership")]
    public Task<OwnershipOffer> Accept(Guid id, string? key = null, CancellationToken cancellation = default) =>
        Post<OwnershipOffer>($"v1/ownership-offers/{id}/accept", null, key, cancellation);

    /// <summary>Turns the offer down; only the member that it was made to. May be repeated.</summary>
    [Operation("DeclineOwnership")]
    public Task<OwnershipOffer> Decline(Guid id, string? key = null, CancellationToken cancellation = default) =>
        Post<OwnershipOffer>($"v1/ownership-offers/{id}/decline", null, key, cancellation);
}
