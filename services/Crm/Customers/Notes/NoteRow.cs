using System.Collections.Immutable;
using System.Text.Json;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;
using CloudCrm.Crm.Lists;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CloudCrm.Crm.Customers.Notes;

/// <summary>Guards the notes on a customer: their number, and what finds the customer by them, hold over all. Primary key: tenant, customer.</summary>
internal sealed class NoteBookRow : ITenantRow, IVersionedRow
{
    public required TenantId TenantId { get; init; }

    public required Guid CustomerId { get; init; }

    /// <summary>How many notes there are.</summary>
    public required int NoteCount { get; init; }

    public required long Version { get; init; }
}

/// <summary>A note on a customer. Primary key: tenant, customer, id.</summary>
internal sealed class NoteRow : ITenantRow, IPlaced
{
    private const string None = "[]";

    public required TenantId TenantId { get; init; }

    public required Guid CustomerId { get; init; }

    public required Guid Id { get; init; }

    public required string Text { get; init; }

    /// <summary>A JSON array of who is mentioned.</summary>
    public required string Mentions { get; init; }

    public required ActorKind ActorKind { get; init; }

    public required Guid ActorId { get; init; }

    public required Guid CredentialId { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset At { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    public required long Version { get; init; }

    public static NoteRow From(TenantId tenant, Note note) => new()
    {
        TenantId = tenant,
        CustomerId = note.CustomerId,
        Id = note.Id,
        Text = note.Text,
        Mentions = note.Mentions.IsEmpty ? None : JsonSerializer.Serialize(note.Mentions, RowJson.Options),
        ActorKind = note.Author.Kind,
        ActorId = note.Author.Id,
        CredentialId = note.Author.CredentialId,
        At = note.WrittenAt,
        ChangedAt = note.ChangedAt,
        Version = note.Version,
    };

    public Note ToNote() => new(
        Id, CustomerId, Text, Mentions == None ? [] : JsonSerializer.Deserialize<ImmutableArray<Mention>>(Mentions, RowJson.Options),
        new(ActorKind, ActorId, CredentialId), At, ChangedAt, Version);
}

internal sealed class NoteBookRowConfiguration : IEntityTypeConfiguration<NoteBookRow>
{
    public void Configure(EntityTypeBuilder<NoteBookRow> builder)
    {
        builder.ToTable("note_books");
        builder.HasKey(row => new { row.TenantId, row.CustomerId });
        builder.HasOne<CustomerRow>().WithMany().HasForeignKey(row => new { row.TenantId, row.CustomerId }).OnDelete(DeleteBehavior.NoAction);
    }
}

internal sealed class NoteRowConfiguration : IEntityTypeConfiguration<NoteRow>
{
    public void Configure(EntityTypeBuilder<NoteRow> builder)
    {
        builder.ToTable("customer_notes");
        builder.HasKey(row => new { row.TenantId, row.CustomerId, row.Id });
        builder.HasIndex(row => new { row.TenantId, row.CustomerId, row.At, row.Id });
        builder.HasOne<NoteBookRow>().WithMany().HasForeignKey(row => new { row.TenantId, row.CustomerId }).OnDelete(DeleteBehavior.NoAction);
    }
}
