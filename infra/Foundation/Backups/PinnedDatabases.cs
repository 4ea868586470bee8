using CloudCrm.Foundation.Data;

namespace CloudCrm.Foundation.Backups;

/// <summary>
/// The states of several SQLite files at one instant. Messages go from the outbox of one to the inbox of another: a cut at one instant has each of them
/// on at least one side, and nothing whose cause it lacks. Nobody is kept from writing: the states are pinned one after the other, again and again,
/// until those that were pinned first have not changed when the last one is.
/// </summary>
internal sealed class PinnedDatabases : IDisposable
{
    private static readonly TimeSpan WaitMax = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(2);

    private readonly PinnedDatabase[] _all;

    private PinnedDatabases(PinnedDatabase[] all) => _all = all;

    /// <summary>In the order of their names.</summary>
    public IReadOnlyList<PinnedDatabase> All => _all;

    /// <summary>Pins them.</summary>
    /// <exception cref="DatabaseUnavailableException">They were written without a pause for minutes.</exception>
    public static async Task<PinnedDatabases> Pin(EmbeddedData data, TimeProvider time, CancellationToken cancellation)
    {
        var pinned = new PinnedDatabases([.. data.Databases.Select(name => new PinnedDatabase(data.FileOf(name)))]);
        try
        {
            for (var started = time.GetTimestamp(); !pinned.TryPin(); await Task.Delay(Pause, time, cancellation))
            {
                if (time.GetElapsedTime(started) > WaitMax)
                    throw new DatabaseUnavailableException($"The databases in {data.Folder} were not still for a moment in {WaitMax.TotalMinutes} minutes: try again when less is written.");
            }

            return pinned;
        }
        catch
        {
            pinned.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        foreach (var one in _all)
            one.Dispose();
    }

    private bool TryPin()
    {
        foreach (var one in _all)
            one.Pin();
        if (_all[..^1].All(one => one.IsPresent()))
            return true;
        foreach (var one in _all)
            one.Release();
        return false;
    }
}
