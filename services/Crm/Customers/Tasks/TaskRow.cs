using System.Collections.Immutable;
using System.Text.Json;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;
using CloudCrm.Crm.Lists;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CloudCrm.Crm.Customers.Tasks;

/// <summary>A task. Primary key: tenant, id.</summary>
internal sealed class TaskRow : ITenantRow, IVersionedRow, IPlaced
{
    private const string None = "[]";

    /// <summary>Where tasks stand in lists that are not due.</summary>
    private static readonly DateTimeOffset Never = new(9998, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public required TenantId TenantId { get; init; }

    public required Guid Id { get; init; }

    public required string Title { get; init; }

    public required string Description { get; init; }

    public required TaskState State { get; init; }

    public required TaskPriority Priority { get; init; }

    public Guid? AssigneeId { get; init; }

    public Guid? CustomerId { get; init; }

    public Guid? InteractionId { get; init; }

    /// <summary>When it is due: what lists go by. Far away where it is not due.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The day that it is due on, as the number of days since 0001-01-01.</summary>
    public int? DueDay { get; init; }

    public DateTimeOffset? CountFrom { get; init; }

    /// <summary>A JSON array of reminders.</summary>
    public required string Reminders { get; init; }

    public required DateTimeOffset RungUntil { get; init; }

    public required ActorKind ActorKind { get; init; }

    public required Guid ActorId { get; init; }

    public required Guid CredentialId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    public required long Version { get; init; }

    public static TaskRow From(TenantId tenant, TaskItem task) => new()
    {
        TenantId = tenant,
        Id = task.Id,
        Title = task.Title,
        Description = task.Description,
        State = task.State,
        Priority = task.Priority,
        AssigneeId = task.AssigneeId,
        CustomerId = task.CustomerId,
        InteractionId = task.InteractionId,
        At = task.DueAt ?? Never,
        DueDay = task.DueOn?.DayNumber,
        CountFrom = task.CountFrom,
        Reminders = task.Reminders.IsEmpty ? None : JsonSerializer.Serialize(task.Reminders, RowJson.Options),
        RungUntil = task.RungUntil,
        ActorKind = task.Creator.Kind,
        ActorId = task.Creator.Id,
        CredentialId = task.Creator.CredentialId,
        CreatedAt = task.CreatedAt,
        ChangedAt = task.ChangedAt,
        Version = task.Version,
    };

    public TaskItem ToTask() => new TaskItem(
        Id, Title, Description, State, Priority, AssigneeId, CustomerId, InteractionId, At == Never ? null : At,
        DueDay is { } day ? DateOnly.FromDayNumber(day) : null,
        Reminders == None ? [] : JsonSerializer.Deserialize<ImmutableArray<Reminder>>(Reminders, RowJson.Options),
        new(ActorKind, ActorId, CredentialId), CreatedAt, ChangedAt, Version)
    {
        CountFrom = CountFrom,
        RungUntil = RungUntil,
    }.WithNextRing();
}

internal sealed class TaskRowConfiguration : IEntityTypeConfiguration<TaskRow>
{
    public void Configure(EntityTypeBuilder<TaskRow> builder)
    {
        builder.ToTable("tasks");
        builder.HasKey(row => new { row.TenantId, row.Id });
        builder.HasIndex(row => new { row.TenantId, row.State, row.At, row.Id });
        builder.HasIndex(row => new { row.TenantId, row.AssigneeId, row.State, row.At, row.Id }).HasFilter("assignee_id IS NOT NULL");
        builder.HasIndex(row => new { row.TenantId, row.CustomerId, row.State, row.At, row.Id }).HasFilter("customer_id IS NOT NULL");
        builder.HasOne<CustomerRow>().WithMany().HasForeignKey(row => new { row.TenantId, row.CustomerId }).OnDelete(DeleteBehavior.NoAction);
    }
}
