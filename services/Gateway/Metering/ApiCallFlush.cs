namespace CloudCrm.Gateway.Metering;

/// <summary>
/// Carries counted API calls to the tenants' meters twice a second, and once more at a graceful stop. A batch whose fate is unknown is sent again with
/// the same id and time. A crash may lose the last second: the one meter that may.
/// </summary>
internal sealed partial class ApiCallFlush(ApiCallCounter counter, IGrainFactory grains, TimeProvider time, ILogger<ApiCallFlush> log) : BackgroundService
{
    private const int MaxAtOnce = 16;
    private const int TriesAtStop = 3;
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(500);

    /// <summary>How long a meter may take before its batch counts as unsent, so that it holds up no other tenant's.</summary>
    private static readonly TimeSpan SendMax = TimeSpan.FromSeconds(1);

    /// <summary>How long the last flush may take.</summary>
    private static readonly TimeSpan FarewellMax = TimeSpan.FromSeconds(3);

    // At most one batch of a caller is under way; what it calls meanwhile stays in the counter.
    private readonly Dictionary<(TenantId Tenant, Guid User), Batch> _unsent = [];

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        // The loop's sends hear of the stop. Only once it has ended are the batches this method's, and they have a limit of their own: what the others
        // that stop have left of theirs may be nothing.
        await base.StopAsync(CancellationToken.None);
        using var farewell = new CancellationTokenSource(FarewellMax, time);
        try
        {
            for (var tries = 0; tries < TriesAtStop && !await Flush(farewell.Token); tries++)
            {
            }
        }
        catch (OperationCanceledException) when (farewell.IsCancellationRequested)
        {
            LogLost(_unsent.Values.Sum(batch => batch.Calls));
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await Flush(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The last flush is StopAsync's.
        }
    }

    /// <summary>True when nothing is left over.</summary>
    private async Task<bool> Flush(CancellationToken cancellation)
    {
        foreach (var caller in counter.Callers())
        {
            if (!_unsent.ContainsKey(caller) && counter.Take(caller) is var calls and > 0)
                _unsent.Add(caller, Close(caller, calls));
        }

        var batches = _unsent.Values.ToArray();
        var sent = new bool[batches.Length];
        var bounds = new ParallelOptions { MaxDegreeOfParallelism = MaxAtOnce, CancellationToken = cancellation };
        try
        {
            await Parallel.ForAsync(0, batches.Length, bounds, async (i, stop) => sent[i] = await Send(batches[i], stop));
        }
        finally
        {
            foreach (var (batch, _) in batches.Zip(sent).Where(pair => pair.Second))
                _unsent.Remove(batch.Caller);
        }

        return _unsent.Count == 0;
    }

    private Batch Close((TenantId Tenant, Guid User) caller, long calls)
    {
        var now = time.GetUtcNow();
        return new(caller, Guid.CreateVersion7(now), calls, now);
    }

    private async Task<bool> Send(Batch batch, CancellationToken cancellation)
    {
        try
        {
            await grains.Meter(batch.Caller.Tenant).AddApiCalls(batch.Id, batch.Calls, batch.Caller.User, batch.ClosedAt).WaitAsync(SendMax, time, cancellation);
            return true;
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            // Whatever it was, the batch stays and goes again with the same id.
            LogUnsent(e, batch.Calls);
            return false;
        }
    }

    private sealed record Batch((TenantId Tenant, Guid User) Caller, Guid Id, long Calls, DateTimeOffset ClosedAt);

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "A batch of {Calls} API calls did not reach its meter; it will be sent again")]
    private partial void LogUnsent(Exception e, long calls);

    [LoggerMessage(EventId = 2, Level = LogLevel.Error, Message = "{Calls} API calls did not reach their meters before the process stopped; they are not counted")]
    private partial void LogLost(long calls);
}
