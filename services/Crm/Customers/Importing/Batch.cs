using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;

namespace CloudCrm.Crm.Customers.Importing;

/// <summary>
/// What some rows of an import come to, gathered before anything is written. It ends early where a row names an external id that an earlier one makes a
/// customer of, or where the act would get too large: the rest is the next batch.
/// </summary>
internal sealed class Batch(TenantId tenant, Import import, FieldBook book, DateTimeOffset now)
{
    private const int MaxRows = 4_000;
    private readonly List<(Customer Customer, IReadOnlyList<FindingRow> Rows)> _made = [];
    private readonly List<(ImportLine Line, Customer Customer)> _known = [];
    private readonly List<ImportError> _errors = [];
    private readonly HashSet<string> _named = new(StringComparer.Ordinal);
    private int _rows;

    /// <summary>Customers to be made, with the rows that find them.</summary>
    public IReadOnlyList<(Customer Customer, IReadOnlyList<FindingRow> Rows)> Made => _made;

    /// <summary>Rows that name a customer that is there.</summary>
    public IReadOnlyList<(ImportLine Line, Customer Customer)> Known => _known;

    /// <summary>Rows that are refused.</summary>
    public IReadOnlyList<ImportError> Errors => _errors;

    /// <summary>The last row that it holds.</summary>
    public long Last { get; private set; } = import.Rows;

    /// <summary>Takes a row in; false where it must wait for the next batch.</summary>
    /// <param name="line">The row.</param>
    /// <param name="there">The customers that are there, by their external ids.</param>
    public bool Add(ImportLine line, IReadOnlyDictionary<string, Customer> there)
    {
        var external = import.ExternalIdOf(line);
        if (external is not null && _named.Contains(external))
            return false;
        if (line.Problem is { } problem)
            _errors.Add(new(line.Row, "", problem));
        else if (external is not null && there.TryGetValue(external, out var known))
            _known.Add((line, known));
        else if (!CustomerRules.Register(IdOf(line), import.ToRegister(line), book, now).Try(out var customer, out var refusal))
            _errors.Add(import.ToError(line, refusal));
        else if (!Make(customer))
            return false;
        if (external is not null)
            _named.Add(external);
        Last = line.Row;
        return true;
    }

    public void Refuse(ImportLine line, Refusal refusal) => _errors.Add(import.ToError(line, refusal));

    private bool Make(Customer customer)
    {
        var finding = CustomerRows.Of(tenant, customer, book);
        // The customer itself, its timeline and its journal; and whatever finds it.
        var rows = 3 + finding.Count;
        if (_rows > 0 && _rows + rows > MaxRows)
            return false;
        _rows += rows;
        _made.Add((customer, finding));
        return true;
    }

    /// <summary>In the order of the rows (its first half grows with time, its second with the row), and the same whenever the row is taken in again.</summary>
    private Guid IdOf(ImportLine line)
    {
        Span<byte> bytes = stackalloc byte[16];
        Ids.From($"{tenant}", "import", $"{import.Id:n}").TryWriteBytes(bytes, bigEndian: true, out _);
        var time = import.StartedAt.ToUnixTimeMilliseconds() << 16;
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(bytes, time | 0x7000L | (ushort)(line.Row >> 28));
        var low = System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(bytes[12..]);
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(bytes[8..], long.MinValue | ((line.Row & 0xFFF_FFFF) << 32) | low);
        return new Guid(bytes, bigEndian: true);
    }
}
