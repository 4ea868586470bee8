using CloudCrm.Contracts;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CloudCrm.Crm.Tenants.Rows;

/// <summary>An owner's offer to make a member an owner.</summary>
internal sealed class OwnershipOfferRow : ITenantRow
{
    public required TenantId TenantId { get; init; }

    public required Guid Id { get; init; }

    public required Guid FromAccount { get; init; }

    public required Guid ToAccount { get; init; }

    public required bool StaysOwner { get; init; }

    public required OfferState State { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public static OwnershipOfferRow From(TenantId tenant, OwnershipOffer offer) => new()
    {
        TenantId = tenant,
        Id = offer.Id,
        FromAccount = offer.From,
        ToAccount = offer.To,
        StaysOwner = offer.StaysOwner,
        State = offer.State,
        MadeAt = offer.MadeAt,
        ExpiresAt = offer.ExpiresAt,
    };

    public OwnershipOffer ToContract() => new(Id, FromAccount, ToAccount, StaysOwner, State, MadeAt, ExpiresAt);
}

internal sealed class OwnershipOfferRowConfiguration : IEntityTypeConfiguration<OwnershipOfferRow>
{
    public void Configure(EntityTypeBuilder<OwnershipOfferRow> builder)
    {
        builder.ToTable("ownership_offers");
        builder.HasKey(o => new { o.TenantId, o.Id });
        builder.HasOne<TenantRow>().WithMany().HasForeignKey(o => o.TenantId).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(o => new { o.TenantId, o.MadeAt, o.Id });
    }
}
