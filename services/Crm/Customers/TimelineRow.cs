using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;
using CloudCrm.Crm.Lists;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CloudCrm.Crm.Customers;

/// <summary>One entry of a customer's timeline. Primary key: tenant, customer, at, id. Written in the act that it tells of.</summary>
internal sealed class TimelineRow : ITenantRow, IPlaced
{
    /// <summary>The most characters of a text that a timeline shows.</summary>
    private const int MaxText = 500;

    public required TenantId TenantId { get; init; }

    public required Guid CustomerId { get; init; }

    public required DateTimeOffset At { get; init; }

    public required Guid Id { get; init; }

    public required TimelineKind Kind { get; init; }

    public Guid? InteractionId { get; init; }

    public string? Channel { get; init; }

    public required string Text { get; init; }

    public required ActorKind ActorKind { get; init; }

    public required Guid ActorId { get; init; }

    public required Guid CredentialId { get; init; }

    public static TimelineRow Of(
        TenantId tenant, Guid customerId, DateTimeOffset at, Guid id, TimelineKind kind, string text, Caller caller,
        Guid? interactionId = null, string? channel = null) => new()
        {
            TenantId = tenant,
            CustomerId = customerId,
            At = at,
            Id = id,
            Kind = kind,
            InteractionId = interactionId,
            Channel = channel,
            Text = PlainText.Cut(text, MaxText),
            ActorKind = caller.Kind,
            ActorId = caller.Id,
            CredentialId = caller.CredentialId,
        };

    /// <summary>The same entry with another text.</summary>
    public TimelineRow Saying(string text) => Of(TenantId, CustomerId, At, Id, Kind, text, Caller, InteractionId, Channel);

    public TimelineEntry ToEntry() => new(At, Id, Kind, InteractionId, Channel, Text, Caller) { CustomerId = CustomerId };

    private Caller Caller => new(ActorKind, ActorId, CredentialId);
}

internal sealed class TimelineRowConfiguration : IEntityTypeConfiguration<TimelineRow>
{
    public void Configure(EntityTypeBuilder<TimelineRow> builder)
    {
        builder.ToTable("timeline");
        builder.HasKey(row => new { row.TenantId, row.CustomerId, row.At, row.Id });
    }
}
