using System.Buffers.Binary;
using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;
using CloudCrm.Foundation.Data.Model;

namespace CloudCrm.Foundation.Messaging;

/// <summary>One bus message on its way: one outbox row, or several that were merged.</summary>
/// <param name="Id">Made from the rows, so that sending the same rows again is the same message.</param>
/// <param name="Type">The message's name.</param>
/// <param name="Body">The message as JSON.</param>
/// <param name="Rows">Where it comes from, in order; at least one.</param>
internal sealed record Packet(Guid Id, string Type, string Body, IReadOnlyList<OutboxRow> Rows)
{
    /// <summary>The tenant of all rows; null where they differ or have none.</summary>
    public Guid? Tenant =>
        Rows[0].TenantId.IsSome && Rows.All(row => row.TenantId == Rows[0].TenantId) ? Rows[0].TenantId.Value : null;

    public static Packet From(string database, string type, string body, IReadOnlyList<OutboxRow> rows) => new(IdOf(database, rows), type, body, rows);

    // Stream and time stand beside the row's number: a restored database may give numbers out a second time.
    private static Guid IdOf(string database, IReadOnlyList<OutboxRow> rows)
    {
        const int RowBytes = 32;
        var facts = new byte[rows.Count * RowBytes];
        for (var i = 0; i < rows.Count; i++)
        {
            var fact = facts.AsSpan(i * RowBytes, RowBytes);
            BinaryPrimitives.WriteInt64BigEndian(fact, rows[i].Id);
            BinaryPrimitives.WriteInt64BigEndian(fact[8..], InstantConverter.ToMicroseconds(rows[i].At));
            rows[i].Stream.TryWriteBytes(fact[16..], bigEndian: true, out _);
        }

        return Ids.From("outbox", database, Convert.ToHexString(facts));
    }
}
