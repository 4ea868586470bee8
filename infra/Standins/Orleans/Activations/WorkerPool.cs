using Orleans.Calls;

namespace Orleans.Runtime;

/// <summary>The activations of one key of a stateless grain: an idle one takes the call, else a new one up to the limit, else the least busy.</summary>
sealed class WorkerPool(GrainClass grainClass, string key) : ICallReceiver
{
    readonly Lock gate = new();
    readonly List<Activation> workers = [];
    bool gone;

    public bool Receive(GrainCall call)
    {
        lock (gate)
        {
            if (gone) return false;

            // A worker that goes away refuses; it leaves the list by itself.
            return Choose().Receive(call) || Add().Receive(call);
        }
    }

    public Activation[] Workers()
    {
        lock (gate) return [.. workers];
    }

    public void Forget(Activation worker)
    {
        lock (gate)
        {
            workers.Remove(worker);
            if (workers.Count > 0) return;
            gone = true;
        }

        grainClass.Forget(key, this);
    }

    Activation Choose() =>
        workers.Find(worker => worker.Idle)
        ?? (workers.Count < grainClass.MaxWorkers ? Add() : workers.MinBy(worker => worker.Waiting)!);

    Activation Add()
    {
        var worker = new Activation(grainClass, key, this);
        workers.Add(worker);
        return worker;
    }
}
