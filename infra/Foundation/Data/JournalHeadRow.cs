using CloudCrm.Contracts;

namespace CloudCrm.Foundation.Data;

/// <summary>The last sequence number of a tenant's journal. Its lock orders the tenant's commits.</summary>
public sealed class JournalHeadRow : ITenantRow
{
    /// <inheritdoc/>
    public required TenantId TenantId { get; init; }

    /// <summary>The last number given out.</summary>
    public required long Sequence { get; init; }
}
