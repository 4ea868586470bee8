using System.Collections.Immutable;

namespace CloudCrm.Crm.Metering;

/// <summary>The latest batches that a tenant's meter took. Immutable.</summary>
/// <param name="Ids">Newest last, at most <see cref="MaxIds"/>.</param>
/// <param name="Version">0 before the first.</param>
internal sealed record BatchLog(ImmutableArray<Guid> Ids, long Version)
{
    /// <summary>How many batches are remembered. A repetition of an older one is stopped by Billing's ledger, where the batch's id is unique.</summary>
    public const int MaxIds = 64;

    /// <summary>The log of a tenant that made no call yet.</summary>
    public static BatchLog Empty { get; } = new([], 0);

    /// <summary>The log with one more batch; null where it has it already.</summary>
    public BatchLog? With(Guid batchId)
    {
        if (Ids.Contains(batchId))
            return null;
        var kept = Ids.Length < MaxIds ? Ids : Ids.RemoveRange(0, Ids.Length - MaxIds + 1);
        return new(kept.Add(batchId), Version + 1);
    }

    /// <summary>As it stands in the row.</summary>
    public string Write() => string.Join(' ', Ids.Select(id => id.ToString("n")));

    /// <summary>What <see cref="Write"/> wrote.</summary>
    public static BatchLog Read(MeterRow row) =>
        new([.. row.Batches.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => Guid.ParseExact(id, "n"))], row.Version);
}
