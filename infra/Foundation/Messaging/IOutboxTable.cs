using CloudCrm.Foundation.Data;

namespace CloudCrm.Foundation.Messaging;

/// <summary>The outbox of one database, in lanes. A stream always has the same lane.</summary>
internal interface IOutboxTable<TDb> where TDb : TenantDb
{
    /// <summary>How many lanes can be relayed at the same time.</summary>
    int Lanes { get; }

    /// <summary>The lanes that hold rows.</summary>
    Task<IReadOnlyList<int>> Busy(CancellationToken cancellation);

    /// <summary>
    /// Holds the lane against other relays, gives its oldest rows to <paramref name="send"/>, and deletes those whose ids come back.
    /// Does nothing where another relay has the lane. Returns how many rows there were, at most <paramref name="max"/>.
    /// </summary>
    Task<int> Relay(int lane, int max, Func<IReadOnlyList<OutboxRow>, CancellationToken, Task<IReadOnlyList<long>>> send, CancellationToken cancellation);
}
