using CloudCrm.Foundation.Data;
using CloudCrm.Foundation.Telemetry;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CloudCrm.Foundation.Scheduling;

/// <summary>
/// Does the due work of one database, across tenants. Work is leased before it starts, so of several schedulers one does it; the lease is renewed
/// while its handler runs and ends by itself where a process dies. The clock is that of <see cref="TimeProvider"/>.
/// </summary>
internal sealed partial class Scheduler<TDb>(
    DueWorkTable<TDb> table,
    IEnumerable<IDueHandler> handlers,
    DueSignal<TDb> signal,
    TimeProvider time,
    FoundationMeters meters,
    ILogger<Scheduler<TDb>> log) : BackgroundService
    where TDb : TenantDb
{
    private static readonly TimeSpan FarewellMax = TimeSpan.FromSeconds(3);

    private readonly Dictionary<string, IDueHandler> _handlers = handlers.ToDictionary(handler => handler.Kind);
    private readonly SemaphoreSlim _slots = new(SchedulerLimits.AtOnce, SchedulerLimits.AtOnce);

    public override void Dispose()
    {
        _slots.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (_handlers.Count == 0)
            return;
        meters.ObserveQueue("due_work", typeof(TDb).Name, () => SchedulerLimits.AtOnce - _slots.CurrentCount);
        try
        {
            while (true)
                await Look(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The handlers were told as well; nothing is left behind that still runs.
            for (var slot = 0; slot < SchedulerLimits.AtOnce; slot++)
                await _slots.WaitAsync(CancellationToken.None);
        }
    }

    private async Task Look(CancellationToken stopping)
    {
        var free = await FreeSlots(stopping);
        var claimed = await Claim(free, stopping);
        if (claimed.Count < free)
            _slots.Release(free - claimed.Count);
        foreach (var work in claimed)
            _ = Task.Run(() => Do(work, stopping), CancellationToken.None);
        if (claimed.Count < free)
            await signal.Wait(SchedulerLimits.PollMax, stopping);
    }

    private async Task<int> FreeSlots(CancellationToken stopping)
    {
        await _slots.WaitAsync(stopping);
        var free = 1;
        while (free < SchedulerLimits.AtOnce && _slots.Wait(0, CancellationToken.None))
            free++;
        return free;
    }

    private async Task<IReadOnlyList<DueWorkRow>> Claim(int max, CancellationToken stopping)
    {
        try
        {
            return await table.Claim(_handlers.Keys, max, stopping);
        }
        catch (Exception e)
        {
            if (!stopping.IsCancellationRequested)
                LogBlind(e, typeof(TDb).Name);
            return [];
        }
    }

    private async Task Do(DueWorkRow work, CancellationToken stopping)
    {
        try
        {
            meters.DueWorkStarts(work.Kind, time.GetUtcNow() - work.DueAt);
            await Handle(work, stopping);
            meters.DueWorkEnds(work.Kind, done: true);
        }
        catch (Exception e)
        {
            meters.DueWorkEnds(work.Kind, done: false);
            await PutBack(work, e, stopping);
        }
        finally
        {
            _slots.Release();
        }
    }

    private async Task Handle(DueWorkRow work, CancellationToken stopping)
    {
        using var lease = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var renewals = KeepLease(work, lease, over.Token);
        try
        {
            await _handlers[work.Kind].Handle(work, lease.Token);
        }
        finally
        {
            await over.CancelAsync();
            await renewals;
        }

        // Done is done, also when the process is about to stop.
        if (!await table.Remove(work, CancellationToken.None))
            LogKept(work.Kind, work.Id);
    }

    /// <summary>Renews the lease until the work is over; where it is lost, tells the handler to stop.</summary>
    private async Task KeepLease(DueWorkRow work, CancellationTokenSource lease, CancellationToken over)
    {
        using var timer = new PeriodicTimer(SchedulerLimits.Renewal, time);
        var until = work.LeasedUntil!.Value;
        try
        {
            while (await timer.WaitForNextTickAsync(over))
            {
                if (await TryRenew(work, over))
                    until = time.GetUtcNow() + SchedulerLimits.Lease;
                else if (time.GetUtcNow() >= until)
                    await lease.CancelAsync();
            }
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            // The work is over: the lease has served.
        }
    }

    private async Task<bool> TryRenew(DueWorkRow work, CancellationToken over)
    {
        try
        {
            return await table.Renew(work, over);
        }
        catch (Exception e) when (!over.IsCancellationRequested)
        {
            LogNotRenewed(e, work.Kind, work.Id);
            return false;
        }
    }

    private async Task PutBack(DueWorkRow work, Exception error, CancellationToken stopping)
    {
        var pause = stopping.IsCancellationRequested ? TimeSpan.Zero : SchedulerLimits.RetryAfter(work.Attempts);
        if (pause > TimeSpan.Zero)
            LogFailed(error, work.Kind, work.Id, work.TenantId.Value, work.Attempts, pause);
        try
        {
            using var farewell = new CancellationTokenSource(FarewellMax);
            await table.HoldUntil(work, pause > TimeSpan.Zero ? time.Instant() + pause : null, farewell.Token);
        }
        catch (Exception e)
        {
            // The lease ends by itself.
            LogNotRenewed(e, work.Kind, work.Id);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The due work of {Database} can't be read; the scheduler looks again.")]
    private partial void LogBlind(Exception error, string database);

    [LoggerMessage(Level = LogLevel.Error, Message = "Due work {Kind} {Work} of tenant {Tenant} failed, attempt {Attempt}; again after {Pause}.")]
    private partial void LogFailed(Exception error, string kind, Guid work, Guid tenant, int attempt, TimeSpan pause);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The lease of due work {Kind} {Work} could not be changed.")]
    private partial void LogNotRenewed(Exception error, string kind, Guid work);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Due work {Kind} {Work} was scheduled anew by its handler, or taken over.")]
    private partial void LogKept(string kind, Guid work);
}
