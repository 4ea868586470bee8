namespace CloudCrm.Foundation.Data;

/// <summary>A message that a consumer has dealt with; written in the same transaction as what the message caused.</summary>
public sealed class InboxRow
{
    /// <summary>Which consumer.</summary>
    public required string Consumer { get; init; }

    /// <summary>Which message.</summary>
    public required Guid MessageId { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTimeOffset At { get; init; }
}
