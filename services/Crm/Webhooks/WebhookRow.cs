using CloudCrm.Contracts;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Contracts.Webhooks;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CloudCrm.Crm.Webhooks;

/// <summary>Guards the webhooks of a tenant: their bound holds over all of them. Primary key: tenant.</summary>
internal sealed class WebhookBookRow : ITenantRow, IVersionedRow
{
    public required TenantId TenantId { get; init; }

    public required long Version { get; init; }
}

/// <summary>A webhook. Primary key: tenant, id.</summary>
internal sealed class WebhookRow : ITenantRow
{
    public required TenantId TenantId { get; init; }

    public required Guid Id { get; init; }

    public required string Url { get; init; }

    public required string Description { get; init; }

    /// <summary>A JSON array of event types and families.</summary>
    public required string Events { get; init; }

    public required Role Role { get; init; }

    public required WebhookState State { get; init; }

    public required DateTimeOffset StateSince { get; init; }

    /// <summary>The last number of the tenant's journal when it was enabled: it gets what comes after.</summary>
    public required long Since { get; init; }

    /// <summary>A JSON array of <see cref="SigningSecret"/>s.</summary>
    public required string Secrets { get; init; }

    public required DateTimeOffset At { get; init; }

    public required long Version { get; init; }
}

/// <summary>How far a webhook is in its tenant's journal. Primary key: tenant, webhook.</summary>
internal sealed class WebhookLaneRow : ITenantRow, IVersionedRow
{
    public required TenantId TenantId { get; init; }

    public required Guid WebhookId { get; init; }

    /// <summary>The last number of the journal that was looked at.</summary>
    public required long Sequence { get; init; }

    /// <summary>Whether it waits until fewer deliveries are pending before it looks at more of the journal.</summary>
    public required bool IsFull { get; init; }

    /// <summary>The first failure after the last success; null after a success.</summary>
    public DateTimeOffset? FailingSince { get; init; }

    public required long Version { get; init; }

    public WebhookLaneRow Next(long? sequence = null, bool? isFull = null) => At(sequence ?? Sequence, isFull ?? IsFull, FailingSince);

    public WebhookLaneRow Failing(DateTimeOffset? since) => At(Sequence, IsFull, since);

    private WebhookLaneRow At(long sequence, bool isFull, DateTimeOffset? failingSince) => new()
    {
        TenantId = TenantId,
        WebhookId = WebhookId,
        Sequence = sequence,
        IsFull = isFull,
        FailingSince = failingSince,
        Version = Version + 1,
    };
}

internal sealed class WebhookBookRowConfiguration : IEntityTypeConfiguration<WebhookBookRow>
{
    public void Configure(EntityTypeBuilder<WebhookBookRow> builder)
    {
        builder.ToTable("webhook_books");
        builder.HasKey(row => row.TenantId);
    }
}

internal sealed class WebhookRowConfiguration : IEntityTypeConfiguration<WebhookRow>
{
    public void Configure(EntityTypeBuilder<WebhookRow> builder)
    {
        builder.ToTable("webhooks");
        builder.HasKey(row => new { row.TenantId, row.Id });
        builder.HasOne<WebhookBookRow>().WithMany().HasForeignKey(row => row.TenantId).OnDelete(DeleteBehavior.NoAction);
    }
}

internal sealed class WebhookLaneRowConfiguration : IEntityTypeConfiguration<WebhookLaneRow>
{
    public void Configure(EntityTypeBuilder<WebhookLaneRow> builder)
    {
        builder.ToTable("webhook_lanes");
        builder.HasKey(row => new { row.TenantId, row.WebhookId });
    }
}
