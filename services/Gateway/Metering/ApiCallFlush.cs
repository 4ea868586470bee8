namespace CloudCrm.Gateway.Metering;

/// <summary>
/// Carries counted API calls to the tenants' meters twice a second, and once more at a graceful stop. A batch whose fate is unknown is sent again with
/// the same id. A crash may lose the last second: the one meter that may.
/// </summary>
internal sealed partial class ApiCallFlush(ApiCallCounter counter, IGrainFactory grains, TimeProvider time, ILogger<ApiCallFlush> log) : BackgroundService
{
    private const int MaxAtOnce = 16;
    private const int TriesAtStop = 3;
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(500);

    // At most one batch of a caller is under way; what it calls meanwhile stays in the counter.
    private readonly Dictionary<(TenantId Tenant, Guid User), Batch> _unsent = [];

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        for (var tries = 0; tries < TriesAtStop && !await Flush(cancellationToken); tries++)
        {
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
                _unsent.Add(caller, new(caller, Guid.CreateVersion7(time.GetUtcNow()), calls));
        }

        var batches = _unsent.Values.ToArray();
        var sent = new bool[batches.Length];
        var bounds = new ParallelOptions { MaxDegreeOfParallelism = MaxAtOnce, CancellationToken = cancellation };
        await Parallel.ForAsync(0, batches.Length, bounds, async (i, _) => sent[i] = await Send(batches[i]));
        foreach (var (batch, _) in batches.Zip(sent).Where(pair => pair.Second))
            _unsent.Remove(batch.Caller);
        return _unsent.Count == 0;
    }

    private async Task<bool> Send(Batch batch)
    {
        try
        {
            await grains.Meter(batch.Caller.Tenant).AddApiCalls(batch.Id, batch.Calls, batch.Caller.User);
            return true;
        }
        catch (Exception e)
        {
            // Whatever it was, the batch stays and goes again with the same id.
            LogUnsent(e, batch.Calls);
            return false;
        }
    }

    private sealed record Batch((TenantId Tenant, Guid User) Caller, Guid Id, long Calls);

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "A batch of {Calls} API calls did not reach its meter; it will be sent again")]
    private partial void LogUnsent(Exception e, long calls);
}
