using Orleans.Calls;

namespace Orleans.Runtime;

/// <summary>Waiting and running calls.</summary>
internal partial class Activation
{
    /// <summary>How far from the head the shuffling test mode picks.</summary>
    private const int ShuffleReach = 16;

    public bool Idle
    {
        get
        {
            lock (_gate) return _waiting.IsEmpty && _running.IsEmpty;
        }
    }

    public int Waiting
    {
        get
        {
            lock (_gate) return _waiting.Count;
        }
    }

    public bool Receive(GrainCall call)
    {
        var watch = false;
        lock (_gate)
        {
            if (_state == ActivationState.Gone) return false;
            call.At = this;
            _waiting.Add(call);
            if (MayPass(call)) _interleaving++;
            if (!_watched && call.Deadline != long.MaxValue) watch = _watched = true;
            if (_scheduled)
            {
                if (!watch) return true;
            }
            else
            {
                _scheduled = true;
                Visit();
            }
        }

        if (watch) Class.Silo.Timeouts.Watch(this);
        return true;
    }

    /// <summary>Called in a turn when a call has run.</summary>
    public void Ended(GrainCall call)
    {
        call.EndCancellation();
        lock (_gate)
        {
            _running.Remove(call);
            call.Runs = false;
            if (_blocking is null || _blocking == call) _blocking = null;
            if (call.KeepsAlive) _usedAt = Class.Silo.Clocks.Collection.Now;
        }
    }

    /// <summary>Called in a turn when nobody else will see what a call threw.</summary>
    public void Failed(GrainCall call, Exception exception)
    {
        if (call.IsTick) Class.Silo.LogTickFailed(exception, GrainId);
        else if (call.Method.OneWay) Class.Silo.LogOneWayFailed(exception, call);
    }

    /// <summary>Takes out the calls whose time is over.</summary>
    /// <returns>Whether there are calls left to watch.</returns>
    public bool TakeExpired(long now, List<GrainCall> expired)
    {
        lock (_gate)
        {
            foreach (var call in _waiting.ToList())
            {
                if (!call.Answered && call.Deadline > now) continue;
                Forget(call);
                if (!call.Answered) expired.Add(call);
            }

            foreach (var call in _running.ToList())
                if (!call.Answered && call.Deadline <= now) expired.Add(call);
            return _watched = !_waiting.IsEmpty || !_running.IsEmpty;
        }
    }

    public List<GrainCall> Running()
    {
        lock (_gate) return _running.ToList();
    }

    public void CopyCalls(List<GrainCall> to)
    {
        lock (_gate)
        {
            to.AddRange(_waiting.ToList());
            to.AddRange(_running.ToList());
        }
    }

    private static bool MayPass(GrainCall call) => call.AlwaysInterleave || call.Method.ReadOnly;

    private void Forget(GrainCall call)
    {
        _waiting.Remove(call);
        if (MayPass(call)) _interleaving--;
    }

    private GrainCall? NextCall()
    {
        // Nothing that waits may pass the call that runs: no need to look at each.
        if (_blocking is not null && _interleaving == 0 && !Class.Reentrant) return null;

        var call = _waiting.First;
        var skip = Class.Silo.Shuffle is { } dice && _waiting.Count > 1 ? dice.Next(Math.Min(_waiting.Count, ShuffleReach)) : 0;
        for (; skip > 0; skip--) call = call!.Next;
        for (var left = _waiting.Count; left > 0; left--)
        {
            var next = call!.Next;
            if (call.Answered)
            {
                Forget(call);
            }
            else if (MayRun(call))
            {
                Forget(call);
                _running.Add(call);
                call.Runs = true;
                if (_blocking is null && !call.AlwaysInterleave) _blocking = call;
                return call;
            }

            call = next;
        }

        return null;
    }

    /// <summary>The rule of the original, its edge kept: when the call that blocked ends, others may start beside read-only ones that still run.</summary>
    private bool MayRun(GrainCall call) =>
        _running.IsEmpty || call.AlwaysInterleave || _blocking is null || (_blocking.Method.ReadOnly && call.Method.ReadOnly) || Class.Reentrant;
}
