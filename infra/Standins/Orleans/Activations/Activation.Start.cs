namespace Orleans.Runtime;

/// <summary>Coming to life.</summary>
partial class Activation
{
    async Task Activate()
    {
        try
        {
            RequestContext.Values = FirstContext();
            Construct();
            if (Class.HasOnActivate) await RunOnActivate();
            lock (gate)
            {
                if (state == ActivationState.Activating) state = ActivationState.Valid;
                else finishing = false;
            }
        }
        catch (Exception exception)
        {
            lock (gate)
            {
                if (state == ActivationState.Deactivating)
                {
                    finishing = false;
                    return;
                }

                state = ActivationState.Deactivating;
                finishing = true;
            }

            Class.Silo.LogActivationFailed(exception, GrainId);
            await End(exception);
        }
    }

    Dictionary<string, object>? FirstContext()
    {
        lock (gate) return waiting.First?.Context;
    }

    void Construct()
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

    async Task RunOnActivate()
    {
        using var limit = new CancellationTokenSource(Class.Silo.Collection.ActivationTimeout);
        lock (gate)
        {
            extras ??= new();
            extras.Activating = limit;
        }

        try
        {
            await ((IGrainBase)GrainInstance!).OnActivateAsync(limit.Token).WaitAsync(limit.Token);
        }
        finally
        {
            lock (gate)
            {
                extras.Activating = null;
                if (extras.IsEmpty && state == ActivationState.Activating) extras = null;
            }
        }
    }
}
