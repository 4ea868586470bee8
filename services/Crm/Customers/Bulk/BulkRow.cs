using System.Text.Json;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;
using CloudCrm.Crm.Lists;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CloudCrm.Crm.Customers.Bulk;

/// <summary>A bulk change. Primary key: tenant, id.</summary>
internal sealed class BulkRow : ITenantRow, IVersionedRow, IPlaced
{
    public required TenantId TenantId { get; init; }

    public required Guid Id { get; init; }

    /// <summary>What was asked for, as JSON.</summary>
    public required string Command { get; init; }

    public required BulkState State { get; init; }

    public string? Place { get; init; }

    public required long Total { get; init; }

    public required long Changed { get; init; }

    public required long Unchanged { get; init; }

    public required long Refused { get; init; }

    public string? Problem { get; init; }

    public required ActorKind ActorKind { get; init; }

    public required Guid ActorId { get; init; }

    public required Guid CredentialId { get; init; }

    public required DateTimeOffset At { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public required long Version { get; init; }

    /// <summary>Who began it: its customers are changed in that name.</summary>
    public Caller Caller => new(ActorKind, ActorId, CredentialId);

    public static BulkRow From(TenantId tenant, BulkChange bulk, Caller caller) => new()
    {
        TenantId = tenant,
        Id = bulk.Id,
        Command = JsonSerializer.Serialize(bulk.Command, RowJson.Options),
        State = bulk.State,
        Place = bulk.Cursor,
        Total = bulk.Total,
        Changed = bulk.Changed,
        Unchanged = bulk.Unchanged,
        Refused = bulk.Refused,
        Problem = bulk.Problem,
        ActorKind = caller.Kind,
        ActorId = caller.Id,
        CredentialId = caller.CredentialId,
        At = bulk.StartedAt,
        FinishedAt = bulk.FinishedAt,
        Version = bulk.Version,
    };

    public BulkChange ToBulkChange() => new(
        Id, JsonSerializer.Deserialize<StartBulkChange>(Command, RowJson.Options)!, State, Total, Changed, Unchanged, Refused, Problem, At, FinishedAt, Version)
    {
        Cursor = Place,
    };
}

/// <summary>A customer of a bulk change and what became of it. Primary key: tenant, bulk change, number.</summary>
internal sealed class BulkTargetRow : ITenantRow
{
    public required TenantId TenantId { get; init; }

    public required Guid BulkId { get; init; }

    public required long Number { get; init; }

    public required Guid CustomerId { get; init; }

    public required BulkOutcome Outcome { get; init; }

    public required string Problem { get; init; }

    public BulkResult ToResult() => new(Number, CustomerId, Outcome, Problem);
}

internal sealed class BulkRowConfiguration : IEntityTypeConfiguration<BulkRow>
{
    public void Configure(EntityTypeBuilder<BulkRow> builder)
    {
        builder.ToTable("bulk_changes");
        builder.HasKey(row => new { row.TenantId, row.Id });
        builder.HasIndex(row => new { row.TenantId, row.At, row.Id });
        builder.Ignore(row => row.Caller);
    }
}

internal sealed class BulkTargetRowConfiguration : IEntityTypeConfiguration<BulkTargetRow>
{
    public void Configure(EntityTypeBuilder<BulkTargetRow> builder)
    {
        builder.ToTable("bulk_targets");
        builder.HasKey(row => new { row.TenantId, row.BulkId, row.Number });
    }
}
