using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;

namespace CloudCrm.Crm.Customers.Importing;

/// <summary>
/// What some rows of an import come to, gathered before anything is written. It ends early where a row names an external id that an earlier one, perhaps of
/// the batch before, makes a customer of, or where the act would get too large: the rest is the next batch.
/// </summary>
internal sealed class Batch(TenantId tenant, Import import, FieldBook book, Caller caller, DateTimeOffset now, Batch? before)
{
    private const int MaxRows = 4_000;
    private const int AtOnce = 64;
    private readonly List<Birth> _made = [];
    private readonly List<(ImportLine Line, Customer Customer)> _known = [];
    private readonly List<ImportError> _errors = [];
    private readonly HashSet<string> _named = new(StringComparer.Ordinal);
    private int _rows;

    /// <summary>Customers to be made.</summary>
    public IReadOnlyList<Birth> Made => _made;

    /// <summary>Rows that name a customer that is there.</summary>
    public IReadOnlyList<(ImportLine Line, Customer Customer)> Known => _known;

    /// <summary>Rows that are refused.</summary>
    public IReadOnlyList<ImportError> Errors => _errors;

    /// <summary>How many rows it holds.</summary>
    public int Count { get; private set; }

    /// <summary>The last row that it holds.</summary>
    public long Last { get; private set; } = import.Rows;

    /// <summary>Takes rows in until one must wait for the next batch.</summary>
    /// <param name="lines">The rows.</param>
    /// <param name="there">The customers that are there, by their external ids.</param>
    public void Add(ReadOnlyMemory<ImportLine> lines, IReadOnlyDictionary<string, Customer> there)
    {
        // What a row comes to depends on the row alone, and is most of the work: all cores do it, a piece at a time, since the batch may be full soon.
        var births = new Outcome<Birth>?[AtOnce];
        for (var start = 0; start < lines.Length; start += AtOnce)
        {
            var piece = lines.Slice(start, Math.Min(AtOnce, lines.Length - start));
            Parallel.For(0, piece.Length, i => births[i] = BirthOf(piece.Span[i], there));
            for (var i = 0; i < piece.Length; i++)
            {
                if (!Add(piece.Span[i], births[i], there))
                    return;
            }
        }
    }

    public void Refuse(ImportLine line, Refusal refusal) => _errors.Add(import.ToError(line, refusal));

    private Outcome<Birth>? BirthOf(ImportLine line, IReadOnlyDictionary<string, Customer> there)
    {
        if (line.Problem is not null || (import.ExternalIdOf(line) is { } external && there.ContainsKey(external)))
            return null;
        return CustomerRules.Register(IdOf(line), import.ToRegister(line), book, now).Select(customer => CustomerActs.Birth(tenant, customer, book, caller));
    }

    /// <summary>Takes a row in; false where it must wait for the next batch.</summary>
    private bool Add(ImportLine line, Outcome<Birth>? born, IReadOnlyDictionary<string, Customer> there)
    {
        var external = import.ExternalIdOf(line);
        if (external is not null && (Names(external) || before?.Names(external) == true))
            return false;
        if (line.Problem is { } problem)
            _errors.Add(new(line.Row, "", problem));
        else if (born is not { } outcome)
            _known.Add((line, there[external!]));
        else if (!outcome.Try(out var birth, out var refusal))
            Refuse(line, refusal);
        else if (!Make(birth))
            return false;
        if (external is not null)
            _named.Add(external);
        Last = line.Row;
        Count++;
        return true;
    }

    private bool Names(string external) => _named.Contains(external);

    private bool Make(Birth birth)
    {
        if (_rows > 0 && _rows + birth.Rows > MaxRows)
            return false;
        _rows += birth.Rows;
        _made.Add(birth);
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
