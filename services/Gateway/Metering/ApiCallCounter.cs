using System.Collections.Concurrent;

namespace CloudCrm.Gateway.Metering;

/// <summary>Counts answered API calls by tenant and user until <see cref="ApiCallFlush"/> takes them away.</summary>
internal sealed class ApiCallCounter
{
    private readonly ConcurrentDictionary<(TenantId Tenant, Guid User), Cell> _cells = new();

    public void Count(TenantId tenant, Guid user)
    {
        // A closed cell is about to leave the dictionary; the next round makes a new one.
        while (!_cells.GetOrAdd((tenant, user), static _ => new()).TryAdd())
        {
        }
    }

    /// <summary>Who called since the last time.</summary>
    public IEnumerable<(TenantId Tenant, Guid User)> Callers() => _cells.Keys;

    /// <summary>Takes the calls of one caller; a caller without any leaves the counter.</summary>
    public long Take((TenantId Tenant, Guid User) caller)
    {
        if (!_cells.TryGetValue(caller, out var cell))
            return 0;
        if (cell.TryClose())
            _cells.TryRemove(new(caller, cell));
        return cell.Take();
    }

    private sealed class Cell
    {
        private const long Closed = -1;
        private long _calls;

        public bool TryAdd()
        {
            var seen = Volatile.Read(ref _calls);
            while (seen != Closed)
            {
                var found = Interlocked.CompareExchange(ref _calls, seen + 1, seen);
                if (found == seen)
                    return true;
                seen = found;
            }

            return false;
        }

        public bool TryClose() => Interlocked.CompareExchange(ref _calls, Closed, 0) == 0;

        public long Take()
        {
            var seen = Volatile.Read(ref _calls);
            while (seen > 0)
            {
                var found = Interlocked.CompareExchange(ref _calls, 0, seen);
                if (found == seen)
                    return seen;
                seen = found;
            }

            return 0;
        }
    }
}
