using Microsoft.Extensions.Hosting;

namespace CloudCrm.Foundation.Data;

/// <summary>Opens a database before anything else starts and closes it after everything else has stopped.</summary>
internal sealed class DatabaseLifetime<TDb>(Database<TDb> database) : IHostedLifecycleService where TDb : TenantDb
{
    public Task StartingAsync(CancellationToken cancellationToken) => database.Open(cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StoppedAsync(CancellationToken cancellationToken) => await database.DisposeAsync();
}
