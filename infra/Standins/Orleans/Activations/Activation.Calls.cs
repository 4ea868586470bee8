using Orleans.Calls;

namespace Orleans.Runtime;

/// <summary>Waiting and running calls.</summary>
partial class Activation
{
    /// <summary>How far from the head the shuffling test mode picks.</summary>
    const int ShuffleReach = 16;

    public bool Idle
    {
        get
        {
            lock (gate) return waiting.IsEmpty && running.IsEmpty;
        }
    }

    public int Waiting
    {
        get
        {
            lock (gate) return waiting.Count;
        }
    }

    public bool Receive(GrainCall call)
    {
        var watch = false;
        lock (gate)
        {
            if (state == ActivationState.Gone) return false;
            call.At = this;
            waiting.Add(call);
            if (MayPass(call)) interleaving++;
            if (!watched && call.Deadline != long.MaxValue) watch = watched = true;
            if (scheduled)
            {
                if (!watch) return true;
            }
            else
            {
                scheduled = true;
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
        lock (gate)
        {
            running.Remove(call);
            call.Runs = false;
            if (blocking is null || blocking == call) blocking = null;
            if (call.KeepsAlive) usedAt = Class.Silo.Clocks.Collection.Now;
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
        lock (gate)
        {
            foreach (var call in waiting.ToList())
            {
                if (!call.Answered && call.Deadline > now) continue;
                Forget(call);
                if (!call.Answered) expired.Add(call);
            }

            foreach (var call in running.ToList())
                if (!call.Answered && call.Deadline <= now) expired.Add(call);
            return watched = !waiting.IsEmpty || !running.IsEmpty;
        }
    }

    public List<GrainCall> Running()
    {
        lock (gate) return running.ToList();
    }

    public void CopyCalls(List<GrainCall> to)
    {
        lock (gate)
        {
            to.AddRange(waiting.ToList());
            to.AddRange(running.ToList());
        }
    }

    static bool MayPass(GrainCall call) => call.AlwaysInterleave || call.Method.ReadOnly;

    void Forget(GrainCall call)
    {
        waiting.Remove(call);
        if (MayPass(call)) interleaving--;
    }

    GrainCall? NextCall()
    {
        // Nothing that waits may pass the call that runs: no need to look at each.
        if (blocking is not null && interleaving == 0 && !Class.Reentrant) return null;

        var call = waiting.First;
        var skip = Class.Silo.Shuffle is { } dice && waiting.Count > 1 ? dice.Next(Math.Min(waiting.Count, ShuffleReach)) : 0;
        for (; skip > 0; skip--) call = call!.Next;
        for (var left = waiting.Count; left > 0; left--)
        {
            var next = call!.Next;
            if (call.Answered)
            {
                Forget(call);
            }
            else if (MayRun(call))
            {
                Forget(call);
                running.Add(call);
                call.Runs = true;
                if (blocking is null && !call.AlwaysInterleave) blocking = call;
                return call;
            }

            call = next;
        }

        return null;
    }

    /// <summary>The rule of the original, its edge kept: when the call that blocked ends, others may start beside read-only ones that still run.</summary>
    bool MayRun(GrainCall call) =>
        running.IsEmpty || call.AlwaysInterleave || blocking is null || (blocking.Method.ReadOnly && call.Method.ReadOnly) || Class.Reentrant;
}
