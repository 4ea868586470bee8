using CloudCrm.Contracts;
using CloudCrm.Foundation.Scheduling;

namespace CloudCrm.Crm.Tenants.Clocks;

/// <summary>Closes invitations that nobody took up.</summary>
internal sealed class InvitationExpiry(IGrainFactory grains) : IDueHandler
{
    private const string Name = "invitation.expire";

    public string Kind => Name;

    public static DueWorkRow Of(TenantId tenant, Invited invited) => new()
    {
        TenantId = tenant,
        Id = Ids.From(Name, $"{invited.Id:n}"),
        Kind = Name,
        DueAt = invited.ExpiresAt,
        Payload = $"{invited.Id:n}",
    };

    public Task Handle(DueWorkRow work, CancellationToken cancellation) =>
        grains.Tenant(work.TenantId).ExpireInvitation(Guid.ParseExact(work.Payload, "n"));
}
