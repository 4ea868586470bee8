using CloudCrm.Contracts;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Crm.Tenants;

/// <summary>Owners are equals, one at least. A member becomes one by an invitation or an offer that he takes up, never unasked.</summary>
internal sealed partial record Tenancy
{
    /// <summary>How long an offer of ownership waits.</summary>
    public static readonly TimeSpan OfferLife = TimeSpan.FromDays(7);

    /// <summary>The offer of ownership that waits, or that was closed by this very step; null where none does.</summary>
    public OwnershipOffer? Offer { get; init; }

    public Outcome<Step> OfferOwnership(OfferOwnership command, Guid from, DateTimeOffset now, Standing by)
    {
        if (Bars(by, Right.ManageTenant) is { } bar)
            return bar;
        if (by.IsProduct || !by.IsOwner)
            return OwnerNeeded();
        if (Offer is not null)
            return Refusal.Conflict("Another offer of ownership waits: take it back first.", "offer_open");
        if (!Members.TryGetValue(command.To, out var member))
            return Refusal.Invalid("to", "There is no such member.", "not_found");
        if (member.IsOwner)
            return Refusal.Conflict("This member is an owner already.", "already_owner", "to");
        var offer = new OwnershipOffer(command.Id, from, command.To, command.StaysOwner, OfferState.Open, now, now + OfferLife);
        var details = new Details().Fact("to", offer.To).Fact("staysOwner", offer.StaysOwner).Fact("expiresAt", offer.ExpiresAt);
        return Next(this with { Offer = offer }, new("ownership_offer", offer.Id, "made", details.ToString()));
    }

    public Outcome<Step> AcceptOwnership(OwnershipOffer offer, Guid accountId, DateTimeOffset now)
    {
        if (Closes(offer, accountId, OfferState.Accepted) is { } closed)
            return closed;
        if (offer.State == OfferState.Accepted)
            return Stay();
        if (offer.ExpiresAt <= now)
            return Refusal.Conflict("This offer has expired.", "offer_expired");
        if (!Members.TryGetValue(offer.To, out var to))
            return Refusal.NotFound("offer");
        if (!Members.TryGetValue(offer.From, out var from) || !from.IsOwner)
            return Refusal.Conflict("Whoever made this offer is no owner any more.", "offer_void");

        var after = this with { Offer = offer with { State = OfferState.Accepted } };
        var (raised, isRaised) = Given(to, RoleSet.Union(to.Roles, [Role.Owner]));
        var (lowered, isLowered) = offer.StaysOwner ? (from, null) : Given(from, RoleSet.Union([.. from.Roles.Where(role => role != Role.Owner)], [Role.Admin]));
        Happening accepted = new("ownership_offer", offer.Id, "accepted", new Details().Fact("from", offer.From).Fact("to", offer.To).Fact("staysOwner", offer.StaysOwner).ToString());
        return NextOf(after.With(raised).With(lowered), [accepted, isRaised, .. isLowered is null ? [] : new[] { isLowered }]);
    }

    public Outcome<Step> DeclineOwnership(OwnershipOffer offer, Guid accountId) =>
        Closes(offer, accountId, OfferState.Declined) is { } closed ? closed : Close(offer, OfferState.Declined, "declined");

    public Outcome<Step> WithdrawOwnership(OwnershipOffer offer, Standing by)
    {
        if (Bars(by, Right.ManageTenant) is { } bar)
            return bar;
        if (by.IsProduct || !by.IsOwner)
            return OwnerNeeded();
        return offer.State == OfferState.Accepted ? OfferClosed() : Close(offer, OfferState.Withdrawn, "withdrawn");
    }

    public Outcome<Step> ExpireOwnership(Guid id) =>
        Offer is { } offer && offer.Id == id ? Close(offer, OfferState.Expired, "expired") : Stay();

    /// <summary>Null when the one who answers may do so: he is the one asked, and the offer is open or was answered by the same.</summary>
    private Refusal? Closes(OwnershipOffer offer, Guid accountId, OfferState answer)
    {
        if (offer.To != accountId)
            return Refusal.Forbidden("This offer was made to somebody else.", "not_yours");
        if (State != TenantState.Active)
            return Standstill();
        return offer.State == OfferState.Open || offer.State == answer ? null : OfferClosed();
    }

    private Step Close(OwnershipOffer offer, OfferState state, string verb) => offer.State == OfferState.Open
        ? Next(this with { Offer = offer with { State = state } }, new("ownership_offer", offer.Id, verb, "{}"))
        : Stay();

    private static (Membership Member, Happening Happening) Given(Membership member, System.Collections.Immutable.ImmutableArray<Role> roles) => (
        member with { Roles = roles, Version = member.Version + 1 },
        new("member", member.AccountId, "roles_changed", new Details().Fact("roles", new { before = member.Roles, after = roles }).ToString()));

    private static Refusal OfferClosed() => Refusal.Conflict("This offer was answered, taken back or has expired.", "offer_closed");

    private static Refusal OwnerNeeded() => Refusal.Forbidden("Only an owner may do this.", "owner_needed");
}
