namespace CloudCrm.Foundation.Messaging;

/// <summary>
/// Hands on what a channel delivers in the order of its delivery tags, which are 1, 2, 3 and so on: the client dispatches deliveries side by side,
/// so that one may overtake another on the last step.
/// </summary>
internal sealed class ArrivalOrder
{
    /// <summary>How long a delivery waits for one before it. Only a message that cannot be read never comes here.</summary>
    private static readonly TimeSpan WaitMax = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly SortedDictionary<ulong, Action> _early = [];
    private ulong _next = 1;

    /// <summary>Calls <paramref name="take"/> when it is this delivery's turn; ends as its answer does.</summary>
    public Task InTurn(ulong tag, Func<Task> take)
    {
        var answer = new TaskCompletionSource<Task>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (tag > _next)
            {
                _early.Add(tag, Go);
                _ = WaitNoLonger(tag);
            }
            else
            {
                Go();
                _next = Math.Max(_next, tag + 1);
                GoOn();
            }
        }

        return answer.Task.Unwrap();

        void Go() => answer.SetResult(Begin(take));
    }

    /// <summary>How many wait for one before them.</summary>
    public int Waiting
    {
        get
        {
            lock (_lock)
                return _early.Count;
        }
    }

    private void GoOn()
    {
        for (; _early.Remove(_next, out var go); _next++)
            go();
    }

    private async Task WaitNoLonger(ulong tag)
    {
        await Task.Delay(WaitMax);
        lock (_lock)
        {
            while (_early.ContainsKey(tag))
            {
                _next = _early.Keys.First();
                GoOn();
            }
        }
    }

    // Runs to its first wait at once; a refusal is the task's.
    private static async Task Begin(Func<Task> take) => await take();
}
