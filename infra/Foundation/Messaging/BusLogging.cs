using MassTransit;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CloudCrm.Foundation.Messaging;

/// <summary>Lends the host's logs to MassTransit while the host runs. Registered before MassTransit's own service.</summary>
internal sealed class BusLogging(ILoggerFactory loggers) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        BusLog.Instance.Attach(loggers);
        LogContext.ConfigureCurrentLogContext(BusLog.Instance);
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken)
    {
        BusLog.Instance.Detach(loggers);
        return Task.CompletedTask;
    }
}
