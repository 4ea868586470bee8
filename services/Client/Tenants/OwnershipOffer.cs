namespace CloudCrm.Client;

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

/// <summary>An owner's offer to make another member an owner.</summary>
/// <param name="Id">Its id.</param>
/// <param name="From">The owner who made it.</param>
/// <param name="To">The member it was made to.</param>
/// <param name="StaysOwner">Whether the one who made it stays an owner beside the new one; else an admin is what remains.</param>
/// <param name="State">Where it stands.</param>
/// <param name="MadeAt">When it was made (UTC).</param>
/// <param name="ExpiresAt">Good until (UTC), 7 days after it was made.</param>
public sealed record OwnershipOffer(Guid Id, Guid From, Guid To, bool StaysOwner, OfferState State, DateTimeOffset MadeAt, DateTimeOffset ExpiresAt);

/// <summary>Offers ownership to a member.</summary>
/// <param name="To">The member's account.</param>
/// <param name="Password">The password of the owner who offers.</param>
/// <param name="Code">What the owner's authenticator shows now, or a recovery code, where the account has a second factor.</param>
/// <param name="StaysOwner">Whether the one who offers stays an owner beside the new one.</param>
/// <param name="Id">The offer's id, made by the caller; when left out it is made from the Idempotency-Key.</param>
public sealed record OfferOwnership(Guid To, string Password, string? Code = null, bool StaysOwner = false, Guid? Id = null) : ICallerMadeId;
