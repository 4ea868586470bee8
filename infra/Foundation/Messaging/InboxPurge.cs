using CloudCrm.Foundation.Data;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CloudCrm.Foundation.Messaging;

/// <summary>Forgets inbox rows that are older than <see cref="InboxLimits.RememberedFor"/>, every quarter of an hour, in small transactions.</summary>
internal sealed partial class InboxPurge<TDb>(IActWriter<TDb> writer, TimeProvider time, ILogger<InboxPurge<TDb>> log) : BackgroundService
    where TDb : TenantDb
{
    private static readonly string Database = typeof(TDb).Name;
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await timer.WaitForNextTickAsync(stoppingToken);
                await Purge(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                LogFailed(e, Database);
            }
        }
    }

    /// <summary>Forgets all that is old enough; tells how many rows.</summary>
    internal async Task<long> Purge(CancellationToken cancellation)
    {
        var (total, count) = (0L, 0);
        do
        {
            var before = time.GetUtcNow() - InboxLimits.RememberedFor;
            await writer.Transact(async (transaction, stop) => count = await InboxRows.Forget(transaction, before, stop), cancellation);
            total += count;
        }
        while (count == InboxRows.ForgottenMax);
        LogForgotten(Database, total);
        return total;
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Count} inbox rows of {Database} were forgotten.")]
    private partial void LogForgotten(string database, long count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Old inbox rows of {Database} can't be removed now.")]
    private partial void LogFailed(Exception error, string database);
}
