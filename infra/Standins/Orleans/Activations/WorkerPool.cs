using Orleans.Calls;

namespace Orleans.Runtime;

/// <summary>The activations of one key of a stateless grain: an idle one takes the call, else a new one up to the limit, else the least busy.</summary>
internal sealed class WorkerPool(GrainClass grainClass, string key) : ICallReceiver
{
    private readonly Lock _gate = new();
    private readonly List<Activation> _workers = [];
    private bool _gone;

    public bool Receive(GrainCall call)
    {
        lock (_gate)
        {
            if (_gone) return false;

            // A worker that goes away refuses; it leaves the list by itself.
            return Choose().Receive(call) || Add().Receive(call);
        }
    }

    public Activation[] Workers()
    {
        lock (_gate) return [.. _workers];
    }

    public void Forget(Activation worker)
    {
        lock (_gate)
        {
            _workers.Remove(worker);
            if (_workers.Count > 0) return;
            _gone = true;
        }

        grainClass.Forget(key, this);
    }

    private Activation Choose() =>
        _workers.Find(worker => worker.Idle)
        ?? (_workers.Count < grainClass.MaxWorkers ? Add() : _workers.MinBy(worker => worker.Waiting)!);

    private Activation Add()
    {
        var worker = new Activation(grainClass, key, this);
        _workers.Add(worker);
        return worker;
    }
}
