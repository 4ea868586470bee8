namespace CloudCrm.StripeSimulator;

/// <summary>One call as it was answered. Status 0: the connection was broken.</summary>
public sealed record LoggedCall(string Request, string Method, string Path, string? IdempotencyKey, int Status, bool IsReplay, CallFault Fault);

/// <summary>Calls by their key.</summary>
/// <param name="Key">The idempotency key.</param>
/// <param name="Calls">How often it was sent.</param>
/// <param name="Done">How often that did something; more than 1 is a bug of the simulator, or the key was forgotten in between.</param>
public sealed record KeyUse(string Key, int Calls, int Done);

/// <summary>The calls that came in, newest last; the oldest go when there are too many.</summary>
internal sealed class CallLog
{
    private const int CallsMax = 200_000;

    private readonly Queue<LoggedCall> _calls = new();
    private readonly Lock _lock = new();

    public IReadOnlyList<LoggedCall> All
    {
        get
        {
            lock (_lock)
                return [.. _calls];
        }
    }

    public IReadOnlyList<KeyUse> Keys =>
    [
        .. from call in All
           where call.IdempotencyKey is not null
           group call by call.IdempotencyKey into uses
           select new KeyUse(uses.Key, uses.Count(), uses.Count(IsDone)),
    ];

    public void Add(LoggedCall call)
    {
        lock (_lock)
        {
            _calls.Enqueue(call);
            if (_calls.Count > CallsMax)
                _calls.Dequeue();
        }
    }

    private static bool IsDone(LoggedCall call) =>
        !call.IsReplay && (call.Fault is CallFault.LostAnswer or CallFault.FailedAfter || call.Status is 200 or 402);
}
