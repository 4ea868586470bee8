using CloudCrm.Contracts;

namespace CloudCrm.Foundation.Data;

/// <summary>A row that belongs to a tenant; the tenant leads its primary key.</summary>
public interface ITenantRow
{
    /// <summary>Whose row it is.</summary>
    TenantId TenantId { get; }
}

/// <summary>A row whose every update checks and raises a version.</summary>
public interface IVersionedRow
{
    /// <summary>1 at creation; grows by one a change.</summary>
    long Version { get; }
}

/// <summary>One journal entry. Primary key: tenant, sequence.</summary>
public sealed class JournalRow : ITenantRow
{
    /// <inheritdoc/>
    public required TenantId TenantId { get; init; }

    /// <summary>Commit-ordered in the tenant, without gaps, from 1.</summary>
    public required long Sequence { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who.</summary>
    public required ActorKind ActorKind { get; init; }

    /// <summary>Which account or key.</summary>
    public required Guid ActorId { get; init; }

    /// <summary>Which session or key.</summary>
    public required Guid CredentialId { get; init; }

    /// <summary>What kind of thing.</summary>
    public required string Entity { get; init; }

    /// <summary>Which one.</summary>
    public required Guid EntityId { get; init; }

    /// <summary>What happened.</summary>
    public required string Verb { get; init; }

    /// <summary>A JSON object.</summary>
    public required string Details { get; init; }

    /// <summary>From which network address; null where nobody came from anywhere.</summary>
    public required string? Address { get; init; }
}

/// <summary>The answer to a caller-made id. Primary key: tenant, key.</summary>
public sealed class RequestRow : ITenantRow
{
    /// <inheritdoc/>
    public required TenantId TenantId { get; init; }

    /// <summary>The caller-made id.</summary>
    public required string Key { get; init; }

    /// <summary>Digest of what was asked.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The answer as JSON; never holds a secret.</summary>
    public required string Answer { get; init; }

    /// <summary>When (UTC); forgotten after <see cref="RequestLog.RememberedFor"/>.</summary>
    public required DateTimeOffset At { get; init; }
}
