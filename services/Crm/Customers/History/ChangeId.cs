using System.Buffers.Binary;
using System.Globalization;
using CloudCrm.Contracts;

namespace CloudCrm.Crm.Customers.History;

/// <summary>
/// The id of a change: where it stands in the tenant's journal, sealed with whose change it is, so that the journal needs no column for it and nobody makes
/// one up. UUID version 8: 48 bits of the number, then a digest.
/// </summary>
internal static class ChangeId
{
    private const int NumberBits = 48;

    public static Guid Of(TenantId tenant, Guid customer, long sequence)
    {
        Span<byte> bytes = stackalloc byte[16];
        Ids.From($"{tenant}", "change", $"{customer:n}", sequence.ToString(CultureInfo.InvariantCulture)).TryWriteBytes(bytes, bigEndian: true, out _);
        var low = BinaryPrimitives.ReadUInt16BigEndian(bytes[6..]);
        BinaryPrimitives.WriteInt64BigEndian(bytes, (sequence << (64 - NumberBits)) | low);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>Where the change stands in the journal; null where this is no id of a change of this customer.</summary>
    public static long? Sequence(TenantId tenant, Guid customer, Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        var sequence = BinaryPrimitives.ReadInt64BigEndian(bytes) >>> (64 - NumberBits);
        return Of(tenant, customer, sequence) == id ? sequence : null;
    }
}
