using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Billing.Metering;

/// <summary>What this process knows of meters.</summary>
/// <remarks>
/// A meter never changes but in that it is archived, so what is remembered can only be too little: a meter that was defined in another process is found
/// within <see cref="MissPause"/>, and one that was archived there takes events for at most <see cref="StaleMax"/> more.
/// </remarks>
internal sealed class MeterBook(IDbSource<BillingDb> source, TimeProvider time) : IDisposable
{
    /// <summary>How old what is remembered may be.</summary>
    public static readonly TimeSpan StaleMax = TimeSpan.FromSeconds(5);

    /// <summary>How long after a look at the database an unknown code is unknown without another one.</summary>
    public static readonly TimeSpan MissPause = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _loading = new(1, 1);
    private readonly Lock _turn = new();
    private Known? _known;
    private long _changes;

    /// <summary>All meters, at most <see cref="StaleMax"/> old.</summary>
    public ValueTask<MeterTable> Current() => Within(StaleMax);

    /// <summary>All meters, at most <see cref="MissPause"/> old: for who misses one.</summary>
    public ValueTask<MeterTable> Fresh() => Within(MissPause);

    /// <summary>The meters with those of these numbers, which the database has.</summary>
    public async ValueTask<MeterTable> With(IEnumerable<short> numbers)
    {
        var table = await Current();
        return numbers.All(number => table.Find(number) is not null) ? table : await Within(TimeSpan.Zero);
    }

    /// <summary>Something was changed here: the next look is at the database, and what is being read at this moment is not remembered.</summary>
    public void Forget()
    {
        lock (_turn)
        {
            _changes++;
            Volatile.Write(ref _known, null);
        }
    }

    public void Dispose() => _loading.Dispose();

    private ValueTask<MeterTable> Within(TimeSpan age) =>
        Volatile.Read(ref _known) is { } known && time.GetElapsedTime(known.Since) < age ? new(known.Table) : new(Load(time.GetTimestamp(), age));

    // Those who wait for the same look take what it brings.
    private async Task<MeterTable> Load(long asked, TimeSpan age)
    {
        await _loading.WaitAsync();
        try
        {
            if (Volatile.Read(ref _known) is { } known && (known.Since > asked || time.GetElapsedTime(known.Since) < age))
                return known.Table;
            var (since, changes) = (time.GetTimestamp(), Interlocked.Read(ref _changes));
            await using var db = source.AcrossTenants();
            var table = new MeterTable(await db.Set<MeterRow>().Take(MeterRules.Max).ToListAsync());
            Remember(new(table, since), changes);
            return table;
        }
        finally
        {
            _loading.Release();
        }
    }

    private void Remember(Known read, long changes)
    {
        lock (_turn)
        {
            if (changes == _changes)
                Volatile.Write(ref _known, read);
        }
    }

    private sealed record Known(MeterTable Table, long Since);
}
