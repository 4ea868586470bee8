namespace Orleans.Runtime;

/// <summary>Coming to life.</summary>
internal partial class Activation
{
    private async Task Activate()
    {
        try
        {
            RequestContext.Values = FirstContext();
            Construct();
            if (Class.HasOnActivate) await RunOnActivate();
            lock (_gate)
            {
                if (_state == ActivationState.Activating) _state = ActivationState.Valid;
                else _finishing = false;
            }
        }
        catch (Exception exception)
        {
            lock (_gate)
            {
                if (_state == ActivationState.Deactivating)
                {
                    _finishing = false;
                    return;
                }

                _state = ActivationState.Deactivating;
                _finishing = true;
            }

            Class.Silo.LogActivationFailed(exception, GrainId);
            await End(exception);
        }
    }

    private Dictionary<string, object>? FirstContext()
    {
        lock (_gate) return _waiting.First?.Context;
    }

    private void Construct()
    {
        Constructing = this;
        try
        {
            GrainInstance = Class.Activator.Create(this);
        }
        finally
        {
            Constructing = null;
        }
    }

    private async Task RunOnActivate()
    {
        using var limit = new CancellationTokenSource(Class.Silo.Collection.ActivationTimeout);
        lock (_gate)
        {
            _extras ??= new();
            _extras.Activating = limit;
        }

        try
        {
            await ((IGrainBase)GrainInstance!).OnActivateAsync(limit.Token).WaitAsync(limit.Token);
        }
        finally
        {
            lock (_gate)
            {
                _extras.Activating = null;
                if (_extras.IsEmpty && _state == ActivationState.Activating) _extras = null;
            }
        }
    }
}
