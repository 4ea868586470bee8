using Microsoft.Extensions.Hosting;

namespace CloudCrm.Foundation.Data;

/// <summary>Opens the databases, side by side, before anything else starts and closes them after everything else has stopped.</summary>
internal sealed class DatabaseLifetime(IEnumerable<Database> databases) : IHostedLifecycleService
{
    // Most of an opening is the making of EF's model: work for a core each.
    public Task StartingAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(databases.Select(database => Task.Run(() => database.Open(cancellationToken), cancellationToken)));

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        foreach (var database in databases)
            await database.DisposeAsync();
    }
}
