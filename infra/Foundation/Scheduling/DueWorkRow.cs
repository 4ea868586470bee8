using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Foundation.Scheduling;

/// <summary>Work that falls due. Primary key: tenant, id. Survives restarts; taken by one process at a time through a lease.</summary>
public sealed class DueWorkRow : ITenantRow
{
    /// <inheritdoc/>
    public required TenantId TenantId { get; init; }

    /// <summary>Its id; the same id is scheduled once.</summary>
    public required Guid Id { get; init; }

    /// <summary>Which handler, such as <c>invitation.expire</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>When it falls due (UTC).</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>What the handler needs, as JSON or an id; at most 4,000 characters.</summary>
    public string Payload { get; init; } = "";

    /// <summary>Attempts so far; a handler's own one is counted.</summary>
    public int Attempts { get; init; }

    /// <summary>Until when a process holds it, or a failure keeps it back (UTC); null when free.</summary>
    public DateTimeOffset? LeasedUntil { get; init; }

    internal DueWorkRow With(int attempts, DateTimeOffset leasedUntil) => new()
    {
        TenantId = TenantId,
        Id = Id,
        Kind = Kind,
        DueAt = DueAt,
        Payload = Payload,
        Attempts = attempts,
        LeasedUntil = leasedUntil,
    };
}

/// <summary>Does due work of one kind. Called at least once; what it does must be safe to repeat with the same id (a grain method keyed by the entity).</summary>
public interface IDueHandler
{
    /// <summary>The kind it does.</summary>
    string Kind { get; }

    /// <summary>Does it. The row is deleted when this returns; when it throws it is tried again with growing delays, at most once an hour.</summary>
    Task Handle(DueWorkRow work, CancellationToken cancellation);
}
