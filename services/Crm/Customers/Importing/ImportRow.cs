using System.Collections.Immutable;
using System.Text.Json;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;
using CloudCrm.Crm.Lists;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CloudCrm.Crm.Customers.Importing;

/// <summary>An import. Primary key: tenant, id.</summary>
internal sealed class ImportRow : ITenantRow, IVersionedRow, IPlaced
{
    public required TenantId TenantId { get; init; }

    public required Guid Id { get; init; }

    public required ImportState State { get; init; }

    /// <summary>A JSON array of <see cref="ImportColumn"/>s.</summary>
    public required string Columns { get; init; }

    public required CustomerKind Kind { get; init; }

    public required bool DryRun { get; init; }

    public string? FileName { get; init; }

    public required long SizeBytes { get; init; }

    public required long BytesRead { get; init; }

    public required long Rows { get; init; }

    public required long Created { get; init; }

    public required long Updated { get; init; }

    public required long Unchanged { get; init; }

    public required long Rejected { get; init; }

    public string? Problem { get; init; }

    public required ActorKind ActorKind { get; init; }

    public required Guid ActorId { get; init; }

    public required Guid CredentialId { get; init; }

    public required DateTimeOffset At { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public required long Version { get; init; }

    /// <summary>Who began it: its customers are registered in that name.</summary>
    public Caller Caller => new(ActorKind, ActorId, CredentialId);

    public static ImportRow From(TenantId tenant, Import import, Caller caller) => new()
    {
        TenantId = tenant,
        Id = import.Id,
        State = import.State,
        Columns = JsonSerializer.Serialize(import.Columns, RowJson.Options),
        Kind = import.Kind,
        DryRun = import.DryRun,
        FileName = import.FileName,
        SizeBytes = import.SizeBytes,
        BytesRead = import.BytesRead,
        Rows = import.Rows,
        Created = import.Created,
        Updated = import.Updated,
        Unchanged = import.Unchanged,
        Rejected = import.Rejected,
        Problem = import.Problem,
        ActorKind = caller.Kind,
        ActorId = caller.Id,
        CredentialId = caller.CredentialId,
        At = import.StartedAt,
        FinishedAt = import.FinishedAt,
        Version = import.Version,
    };

    public Import ToImport() => new(
        Id, State, JsonSerializer.Deserialize<ImmutableArray<ImportColumn>>(Columns, RowJson.Options), Kind, DryRun, FileName, SizeBytes, BytesRead, Rows,
        Created, Updated, Unchanged, Rejected, Problem, At, FinishedAt, Version);
}

/// <summary>A row that an import refused. Primary key: tenant, import, the row's number.</summary>
internal sealed class ImportErrorRow : ITenantRow
{
    public required TenantId TenantId { get; init; }

    public required Guid ImportId { get; init; }

    public required long Number { get; init; }

    public required string ColumnName { get; init; }

    public required string Problem { get; init; }
}

internal sealed class ImportRowConfiguration : IEntityTypeConfiguration<ImportRow>
{
    public void Configure(EntityTypeBuilder<ImportRow> builder)
    {
        builder.ToTable("imports");
        builder.HasKey(row => new { row.TenantId, row.Id });
        builder.HasIndex(row => new { row.TenantId, row.At, row.Id });
        builder.Ignore(row => row.Caller);
    }
}

internal sealed class ImportErrorRowConfiguration : IEntityTypeConfiguration<ImportErrorRow>
{
    public void Configure(EntityTypeBuilder<ImportErrorRow> builder)
    {
        builder.ToTable("import_errors");
        builder.HasKey(row => new { row.TenantId, row.ImportId, row.Number });
        builder.HasOne<ImportRow>().WithMany().HasForeignKey(row => new { row.TenantId, row.ImportId }).OnDelete(DeleteBehavior.NoAction);
    }
}
