using CloudCrm.Contracts;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Foundation.Scheduling;

namespace CloudCrm.Crm.Tenants.Clocks;

/// <summary>Closes offers of ownership that nobody answered.</summary>
internal sealed class OwnershipExpiry(IGrainFactory grains) : IDueHandler
{
    private const string Name = "ownership.expire";

    public string Kind => Name;

    public static DueWorkRow Of(TenantId tenant, OwnershipOffer offer) => new()
    {
        TenantId = tenant,
        Id = Ids.From(Name, $"{offer.Id:n}"),
        Kind = Name,
        DueAt = offer.ExpiresAt,
        Payload = $"{offer.Id:n}",
    };

    public Task Handle(DueWorkRow work, CancellationToken cancellation) =>
        grains.Tenant(work.TenantId).ExpireOwnership(Guid.ParseExact(work.Payload, "n"));
}
