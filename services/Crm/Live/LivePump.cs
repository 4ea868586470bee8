using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CloudCrm.Crm.Live;

/// <summary>
/// Wakes the readers whose journals have grown: after a commit of this process at once, of another one within <see cref="LookMax"/>. Where nobody follows
/// a journal it asks nothing.
/// </summary>
internal sealed partial class LivePump(IDbSource<CrmDb> source, JournalSignal<CrmDb> signal, LiveWatch watch, IGrainFactory grains, TimeProvider time, ILogger<LivePump> log)
    : BackgroundService
{
    public static readonly TimeSpan LookMax = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LookMin = TimeSpan.FromMilliseconds(25);
    private const int MaxAsked = 500;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var commits = signal.Follow();
        try
        {
            while (true)
            {
                if (!watch.IsEmpty)
                    await Look(stoppingToken);
                // Many commits, one look.
                await Task.Delay(LookMin, time, stoppingToken);
                await commits.WaitAsync(LookMax, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            LogStopped();
        }
    }

    private async Task Look(CancellationToken stopping)
    {
        try
        {
            await using var db = source.AcrossTenants();
            foreach (var places in watch.Places.Chunk(MaxAsked))
            {
                var tenants = places.Select(place => place.Key).ToArray();
                var heads = await db.Set<JournalHeadRow>().Where(head => tenants.Contains(head.TenantId)).ToDictionaryAsync(head => head.TenantId, head => head.Sequence, stopping);
                foreach (var (tenant, seen) in places)
                {
                    if (heads.TryGetValue(tenant, out var head) && head > seen)
                        await grains.LiveReader(tenant).Wake();
                }
            }
        }
        catch (Exception e) when (!stopping.IsCancellationRequested)
        {
            LogBlind(e);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Journals that have grown can't be found; looking again.")]
    private partial void LogBlind(Exception error);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Journals are no longer followed in this process.")]
    private partial void LogStopped();
}
