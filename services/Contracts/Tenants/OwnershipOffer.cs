namespace CloudCrm.Contracts.Tenants;

/// <summary>Where an offer of ownership stands.</summary>
public enum OfferState
{
    /// <summary>Waiting for an answer.</summary>
    Open,

    /// <summary>Taken up.</summary>
    Accepted,

    /// <summary>Turned down by the member it was made to.</summary>
    Declined,

    /// <summary>Taken back by an owner.</summary>
    Withdrawn,

    /// <summary>Not answered in time.</summary>
    Expired,
}

/// <summary>An owner's offer to make another member an owner. Nobody becomes one unasked.</summary>
/// <param name="Id">Its id.</param>
/// <param name="From">The owner who made it.</param>
/// <param name="To">The member it was made to.</param>
/// <param name="StaysOwner">Whether the one who made it stays an owner beside the new one; else an admin is what remains.</param>
/// <param name="State">Where it stands.</param>
/// <param name="MadeAt">When it was made (UTC).</param>
/// <param name="ExpiresAt">Good until (UTC), 7 days after it was made.</param>
[GenerateSerializer, Immutable, Alias("OwnershipOffer")]
public sealed record OwnershipOffer(
    [property: Id(0)] Guid Id,
    [property: Id(1)] Guid From,
    [property: Id(2)] Guid To,
    [property: Id(3)] bool StaysOwner,
    [property: Id(4)] OfferState State,
    [property: Id(5)] DateTimeOffset MadeAt,
    [property: Id(6)] DateTimeOffset ExpiresAt);

/// <summary>Offers ownership to a member.</summary>
/// <param name="Id">The offer's id, made by the caller.</param>
/// <param name="To">The member.</param>
/// <param name="StaysOwner">Whether the caller stays an owner.</param>
[GenerateSerializer, Immutable, Alias("OfferOwnership")]
public sealed record OfferOwnership([property: Id(0)] Guid Id, [property: Id(1)] Guid To, [property: Id(2)] bool StaysOwner);

/// <summary>Shows once more who is signed in: what a session that somebody found open can't do.</summary>
/// <param name="Password">The account's password.</param>
/// <param name="Code">The second factor, where the account has one.</param>
[GenerateSerializer, Immutable, Alias("FreshProof")]
public sealed record FreshProof([property: Id(0)] string Password, [property: Id(1)] string? Code);
