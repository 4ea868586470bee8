using CloudCrm.Contracts.Tenants;
using CloudCrm.Gateway.Http;
using CloudCrm.Gateway.Tenancy;

namespace CloudCrm.Gateway.Tenants;

internal static class OwnershipEndpoints
{
    public static void MapOwnership(this IEndpointRouteBuilder api)
    {
        var offers = api.MapGroup("/ownership-offers").WithTags("Tenant");
        offers.MapGet("", List).WithName("ListOwnershipOffers").Requires(Right.ReadTenant).Answers<Wire.Page<Wire.OwnershipOffer>>()
            .WithSummary("Offers of ownership, newest first.");
        offers.MapPost("", Offer).WithName("OfferOwnership").Requires(Right.ManageTenant).Answers<Wire.OwnershipOffer>(201)
            .WithSummary("Offer ownership to a member, as an owner and with the password once more; both get a mail.");
        offers.MapGet("/{id}", Read).WithName("ReadOwnershipOffer").Requires(Right.ReadTenant).Answers<Wire.OwnershipOffer>()
            .WithSummary("One offer of ownership.");
        offers.MapDelete("/{id}", Withdraw).WithName("WithdrawOwnershipOffer").Requires(Right.ManageTenant).Answers<Wire.OwnershipOffer>()
            .WithSummary("Take an open offer back, as an owner.");
        offers.MapPost("/{id}/accept", Accept).WithName("AcceptOwnership").Requires(Right.None).Answers<Wire.OwnershipOffer>()
            .WithSummary("Become an owner, as the member that the offer was made to.");
        offers.MapPost("/{id}/decline", Decline).WithName("DeclineOwnership").Requires(Right.None).Answers<Wire.OwnershipOffer>()
            .WithSummary("Turn an offer down, as the member that it was made to.");
    }

    private static async Task<IResult> List(PageQuery page, Call call, IGrainFactory grains) =>
        Answer.Page(await grains.TenantReader(call.Tenant).OwnershipOffers(page.Cursor, page.Limit), ToWire);

    private static async Task<IResult> Offer(New<Wire.OfferOwnership> body, Call call, IGrainFactory grains)
    {
        var it = body.Value;
        // Nothing that is stored is made of a password.
        var once = body.Once with { Fingerprint = Fingerprint.Of(call.Route, it with { Password = "", Code = null }) };
        var offer = await grains.OwnerDesk(call.Tenant).OfferOwnership(new(body.Id, it.To, it.StaysOwner), new(it.Password, it.Code), call.Caller, once);
        return Answer.Created(offer, ToWire, made => $"/v1/ownership-offers/{made.Id}");
    }

    private static async Task<IResult> Read(EntityId id, Call call, IGrainFactory grains) =>
        Answer.Ok(await grains.Tenant(call.Tenant).OwnershipOffer(id), ToWire);

    private static async Task<IResult> Withdraw(EntityId id, Call call, IGrainFactory grains) =>
        Answer.Ok(await grains.Tenant(call.Tenant).WithdrawOwnership(id, call.Caller), ToWire);

    private static async Task<IResult> Accept(EntityId id, Call call, IGrainFactory grains) =>
        Answer.Ok(await grains.Tenant(call.Tenant).AcceptOwnership(id, call.Caller, call.OnceOrNull()), ToWire);

    private static async Task<IResult> Decline(EntityId id, Call call, IGrainFactory grains) =>
        Answer.Ok(await grains.Tenant(call.Tenant).DeclineOwnership(id, call.Caller, call.OnceOrNull()), ToWire);

    private static Wire.OwnershipOffer ToWire(OwnershipOffer offer) =>
        new(offer.Id, offer.From, offer.To, offer.StaysOwner, (Wire.OfferState)offer.State, offer.MadeAt, offer.ExpiresAt);
}
