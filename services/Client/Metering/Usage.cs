namespace CloudCrm.Client;

/// <summary>What usage is split by.</summary>
public enum UsageGroup
{
    /// <summary>By meter only.</summary>
    Meter,

    /// <summary>By meter and day in the tenant's time zone.</summary>
    Day,

    /// <summary>By meter and channel.</summary>
    Channel,

    /// <summary>By meter and user.</summary>
    User,
}

/// <summary>One line of usage.</summary>
/// <param name="Meter">The meter's code: <c>messages.inbound</c>, <c>messages.outbound</c>, <c>storage.bytes</c>, <c>api.calls</c>, <c>customers.active</c>, <c>seats</c> (bought and given up), or one that the operator defined.</param>
/// <param name="Group">The day (yyyy-MM-dd), channel or user id it is for; null when grouped by meter or where there is none.</param>
/// <param name="Quantity">What is counted, exact: messages, bytes, calls, customers, seats; the sum of the values of a meter that the operator defined, or the greatest or the latest one.</param>
/// <remarks>
/// <c>messages.*</c> count messages recorded, whoever carried them; <c>storage.bytes</c> counts bytes stored, less bytes deleted; <c>customers.active</c> counts,
/// once a billing period, every customer with whom contact was recorded in it: an interaction opened, or a message recorded on an old or
/// a new one. Everything but <c>api.calls</c> counts at the moment of recording, in the same commit.
/// </remarks>
public sealed record UsageLine(string Meter, string? Group, decimal Quantity);

/// <summary>A tenant's usage in a span of time.</summary>
/// <param name="From">Start, inclusive (UTC).</param>
/// <param name="To">End, exclusive (UTC).</param>
/// <param name="Lines">Sorted by meter, then group; at most 10,000.</param>
/// <param name="Sandbox">Whether this is the usage of a sandbox: it is never billed.</param>
public sealed record Usage(DateTimeOffset From, DateTimeOffset To, IReadOnlyList<UsageLine> Lines, bool Sandbox);
