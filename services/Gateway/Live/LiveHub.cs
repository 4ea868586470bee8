using CloudCrm.Gateway.Http;

namespace CloudCrm.Gateway.Live;

/// <summary>The streams of this process: how many there are, and one <see cref="LiveTail"/> for all of a tenant's.</summary>
internal sealed class LiveHub(IGrainFactory grains, ILogger<LiveHub> log) : IDisposable
{
    /// <summary>The most streams of one tenant in one process.</summary>
    public const int MaxOfTenant = 2_000;

    /// <summary>The most streams of one person or key in one process: a browser takes one.</summary>
    public const int MaxOfCaller = 20;

    /// <summary>How many streams may read back in the journal at once; the others wait for their turn.</summary>
    private const int MaxReadingBack = 16;

    private readonly Lock _turn = new();
    private readonly Dictionary<TenantId, LiveTail> _tails = [];
    private readonly Dictionary<(TenantId Tenant, Guid Caller), int> _callers = [];

    /// <summary>Lets streams read back.</summary>
    public SemaphoreSlim ReadingBack { get; } = new(MaxReadingBack);

    /// <summary>Takes a place among the streams; a fault where there is none left.</summary>
    public LivePlace? Enter(TenantId tenant, Caller caller, out Fault? fault)
    {
        fault = null;
        lock (_turn)
        {
            var own = _callers.GetValueOrDefault((tenant, caller.Id));
            var isNew = !_tails.TryGetValue(tenant, out var tail);
            if (own >= MaxOfCaller || tail?.Followers >= MaxOfTenant)
            {
                fault = own >= MaxOfCaller ? TooMany($"At most {MaxOfCaller} streams of one person or key at once.") : TooMany($"At most {MaxOfTenant} streams of a tenant at once.");
                return null;
            }

            tail ??= _tails[tenant] = new(grains.LiveReader(tenant), log);
            tail.Followers++;
            _callers[(tenant, caller.Id)] = own + 1;
            if (isNew)
                _ = Task.Run(tail.Run);
            return new(this, tail, tenant, caller.Id);
        }
    }

    public void Dispose()
    {
        lock (_turn)
        {
            foreach (var tail in _tails.Values)
                tail.Dispose();
            _tails.Clear();
        }

        ReadingBack.Dispose();
    }

    internal void Leave(LivePlace place)
    {
        lock (_turn)
        {
            var key = (place.Tenant, place.Caller);
            if (_callers[key] == 1)
                _callers.Remove(key);
            else
                _callers[key]--;
            if (--place.Tail.Followers > 0)
                return;
            if (_tails.Remove(place.Tenant))
                place.Tail.Dispose();
        }
    }

    private static Fault TooMany(string detail) => new(StatusCodes.Status429TooManyRequests, "too_many_streams", detail) { RetryAfter = TimeSpan.FromSeconds(10) };
}

/// <summary>One stream's place; given back when it ends.</summary>
internal sealed class LivePlace(LiveHub hub, LiveTail tail, TenantId tenant, Guid caller) : IDisposable
{
    public LiveHub Hub => hub;

    public LiveTail Tail => tail;

    public TenantId Tenant => tenant;

    public Guid Caller => caller;

    public void Dispose() => hub.Leave(this);
}
