using CloudCrm.Contracts;

namespace CloudCrm.Foundation.Data;

/// <summary>A bus message that waits to be sent. Written with the act that caused it, deleted when the bus has it.</summary>
/// <remarks>Primary key on PostgreSQL: part, id (so name both in a WHERE); on SQLite the id, with an index on the part. Ids are never used again.</remarks>
public sealed class OutboxRow
{
    /// <summary>How many parts the outbox has; each is sent by one relay at a time.</summary>
    public const int Parts = 16;

    /// <summary>The messages of a stream are sent in the order of their ids.</summary>
    public long Id { get; init; }

    /// <summary>0 to <see cref="Parts"/> - 1, from the stream.</summary>
    public required short Part { get; init; }

    /// <summary>Whose act it was; <c>default</c> (the empty UUID in the row) outside the tenants.</summary>
    public required TenantId TenantId { get; init; }

    /// <summary>What the order holds for.</summary>
    public required Guid Stream { get; init; }

    /// <summary>The message's name, as registered with <c>AddBusMessage</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The message as JSON (<see cref="RowJson"/>).</summary>
    public required string Body { get; init; }

    /// <summary>When the writer took it (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The part of a stream: the same on every machine and in every version.</summary>
    public static short PartOf(Guid stream)
    {
        Span<byte> bytes = stackalloc byte[16];
        stream.TryWriteBytes(bytes, bigEndian: true, out _);
        var sum = 0u;
        foreach (var value in bytes)
            sum = (sum * 31) + value;
        return (short)((sum ^ (sum >> 16)) % Parts);
    }
}
