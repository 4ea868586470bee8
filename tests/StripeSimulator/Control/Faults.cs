using CloudCrm.StripeSimulator.State;

namespace CloudCrm.StripeSimulator;

/// <summary>Says which calls go wrong: the next ones, or some by chance.</summary>
public sealed class Faults
{
    private readonly Dice _dice;
    private readonly List<Planned> _planned = [];
    private readonly List<Chance> _chances = [];
    private readonly Dictionary<CallFault, int> _given = [];
    private readonly Lock _lock = new();
    private TaskCompletionSource _release = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _holding;

    internal Faults(int seed) => _dice = new(seed);

    /// <summary>How many calls are held now.</summary>
    public int Holding => Volatile.Read(ref _holding);

    /// <summary>Says, before all that is planned, what becomes of each call; it answers null for those that it has no opinion of.</summary>
    public Func<CallFault?>? Chooser { get; set; }

    /// <summary>How often each fault has struck.</summary>
    public IReadOnlyDictionary<CallFault, int> Given
    {
        get
        {
            lock (_lock)
                return _given.ToDictionary();
        }
    }

    /// <summary>Lets the next calls fail whose path starts so.</summary>
    public void Next(CallFault fault, int count = 1, string path = "/", string? method = null)
    {
        lock (_lock)
            _planned.Add(new(fault, path, method) { Left = count });
    }

    /// <summary>Lets calls fail by chance, for good; the chances of one call add up.</summary>
    public void Odds(CallFault fault, double probability, string path = "/", string? method = null)
    {
        lock (_lock)
            _chances.Add(new(fault, probability, path, method));
    }

    /// <summary>No more faults, and nothing held.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _planned.Clear();
            _chances.Clear();
        }

        Release();
    }

    /// <summary>Lets held calls go on.</summary>
    public void Release()
    {
        lock (_lock)
        {
            _release.TrySetResult();
            _release = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    internal CallFault Of(string method, string path, string what)
    {
        lock (_lock)
        {
            var fault = Chooser?.Invoke() ?? NextPlanned(method, path) ?? ByChance(method, path, what);
            _given[fault] = _given.GetValueOrDefault(fault) + 1;
            return fault;
        }
    }

    internal async Task Hold(CancellationToken cancel)
    {
        Task release;
        lock (_lock)
            release = _release.Task;
        Interlocked.Increment(ref _holding);
        try
        {
            await release.WaitAsync(cancel);
        }
        finally
        {
            Interlocked.Decrement(ref _holding);
        }
    }

    private CallFault? NextPlanned(string method, string path)
    {
        var planned = _planned.FirstOrDefault(one => one.Fits(method, path));
        if (planned is null)
            return null;
        if (--planned.Left == 0)
            _planned.Remove(planned);
        return planned.Fault;
    }

    private CallFault ByChance(string method, string path, string what)
    {
        var fitting = _chances.Where(one => one.Fits(method, path)).ToList();
        var left = fitting.Count > 0 ? _dice.Roll(what) : 1;
        foreach (var chance in fitting)
        {
            left -= chance.Probability;
            if (left < 0)
                return chance.Fault;
        }

        return CallFault.None;
    }

    private record Chance(CallFault Fault, double Probability, string Path, string? Method)
    {
        public bool Fits(string method, string path) => path.StartsWith(Path, StringComparison.Ordinal) && (Method is null || Method == method);
    }

    private sealed record Planned(CallFault Fault, string Path, string? Method) : Chance(Fault, 1, Path, Method)
    {
        public int Left { get; set; }
    }
}
