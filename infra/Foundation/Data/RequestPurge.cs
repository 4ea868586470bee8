using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CloudCrm.Foundation.Data;

/// <summary>Forgets answers to caller-made ids that are older than <see cref="RequestLog.RememberedFor"/>, once an hour, in small transactions.</summary>
internal sealed partial class RequestPurge<TDb>(IActWriter<TDb> writer, TimeProvider time, ILogger<RequestPurge<TDb>> logger) : BackgroundService
    where TDb : TenantDb
{
    /// <summary>The most rows forgotten in one transaction.</summary>
    internal const int Batch = 2_000;

    private static readonly string Database = typeof(TDb).Name;

    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    /// <summary>Forgets all that is old enough; tells how many rows.</summary>
    internal async Task<int> Purge(CancellationToken cancellation)
    {
        var (total, count) = (0, 0);
        do
        {
            await writer.TransactAcrossTenants(async (transaction, stop) =>
            {
                await using var command = transaction.Command("""
                    DELETE FROM requests WHERE (tenant_id, key) IN (SELECT tenant_id, key FROM requests WHERE at < @before ORDER BY at LIMIT @max)
                    """);
                command.Bind("before", transaction.Instant(time.GetUtcNow() - RequestLog.RememberedFor));
                command.Bind("max", Batch);
                count = await command.ExecuteNonQueryAsync(stop);
            }, cancellation);
            total += count;
        }
        while (count == Batch);
        return total;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await timer.WaitForNextTickAsync(stoppingToken);
                var count = await Purge(stoppingToken);
                LogForgotten(count, Database);
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

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Count} remembered answers of {Database} were forgotten.")]
    private partial void LogForgotten(int count, string database);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Old remembered answers of {Database} can't be removed now.")]
    private partial void LogFailed(Exception exception, string database);
}
