using MassTransit;

namespace CloudCrm.Foundation.Messaging;

/// <summary>Ready when the bus is connected and all its queues are served.</summary>
internal sealed class BusReadiness(IBusControl bus) : IReadiness
{
    public string Name => "bus";

    public Task<string?> Problem(CancellationToken cancellation) =>
        Task.FromResult(bus.CheckHealth().Status == BusHealthStatus.Healthy ? null : "The bus is not connected.");
}
