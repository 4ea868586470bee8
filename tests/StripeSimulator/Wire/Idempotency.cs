namespace CloudCrm.StripeSimulator.Wire;

/// <summary>An answer of the API as it is kept and sent.</summary>
internal sealed record Answer(int Status, string Body)
{
    /// <summary>What a caller is told about trying again; null: nothing.</summary>
    public bool? ShouldRetry { get; init; }

    /// <summary>The call whose answer this was first; null: this very one.</summary>
    public string? ReplayOf { get; init; }
}

/// <summary>The first answers of calls that came with a key.</summary>
internal sealed class Idempotency(SimulatorOptions options)
{
    private const int KeyLengthMax = 255;

    private readonly Dictionary<string, Kept> _kept = [];
    private readonly Queue<(string Key, DateTimeOffset At)> _oldest = new();
    private readonly HashSet<string> _running = [];
    private readonly Lock _lock = new();

    /// <summary>Starts a call: the answer it gets without being done, or null when it has to be done (then <see cref="End"/> follows).</summary>
    public Answer? Begin(string key, string digest, DateTimeOffset now)
    {
        if (key.Length > KeyLengthMax)
            throw Refusal.Invalid($"An idempotency key has at most {KeyLengthMax} characters.");
        lock (_lock)
        {
            if (_kept.TryGetValue(key, out var kept) && kept.At + options.KeysKeptFor > now)
            {
                return kept.Digest == digest
                    ? kept.Answer with { ReplayOf = kept.Request }
                    : throw new Refusal(400, "idempotency_error", null, "Keys for idempotent requests can only be used with the same parameters they were first used with.");
            }

            if (!_running.Add(key))
                throw new Refusal(409, "idempotency_error", "idempotency_key_in_use", "Another request with this idempotency key is being worked on.");
            return null;
        }
    }

    /// <summary>Ends a call that began; its answer is kept unless it is null.</summary>
    public void End(string key, string digest, string request, Answer? answer, DateTimeOffset now)
    {
        lock (_lock)
        {
            _running.Remove(key);
            if (answer is null)
                return;
            _kept[key] = new(digest, request, answer, now);
            _oldest.Enqueue((key, now));
            while (_oldest.TryPeek(out var first) && first.At + options.KeysKeptFor <= now)
                Forget(_oldest.Dequeue());
        }
    }

    // A key that was forgotten and came again stands in the queue twice.
    private void Forget((string Key, DateTimeOffset At) oldest)
    {
        if (_kept.TryGetValue(oldest.Key, out var kept) && kept.At == oldest.At)
            _kept.Remove(oldest.Key);
    }

    private sealed record Kept(string Digest, string Request, Answer Answer, DateTimeOffset At);
}
