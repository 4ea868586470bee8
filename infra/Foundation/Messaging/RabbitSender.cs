using MassTransit;

namespace CloudCrm.Foundation.Messaging;

/// <summary>Sends to RabbitMQ and waits for the broker's confirmation that a queue has the message.</summary>
internal sealed class RabbitSender(IBusControl bus) : IBusSender
{
    /// <summary>How long the broker may take to confirm; after it the message counts as not sent.</summary>
    public static readonly TimeSpan ConfirmMax = TimeSpan.FromSeconds(30);

    // A send to a broker that is away waits until its limit, with the lane's transaction open.
    private static readonly TimeSpan ReadyMax = TimeSpan.FromSeconds(5);

    public Task Ready(CancellationToken cancellation) =>
        bus.CheckHealth().Status == BusHealthStatus.Healthy ? Task.CompletedTask : bus.WaitForHealthStatus(BusHealthStatus.Healthy, ReadyMax).WaitAsync(cancellation);

    public async Task<Receipt> Send(Packet packet, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(ConfirmMax);
        var exchange = await bus.GetSendEndpoint(BusAddress.Exchange(packet.Type));
        await exchange.Send(packet.ToCarrier(), Pipe.Execute<SendContext<Carrier>>(context => Address(context, packet)), limit.Token);
        return Receipt.Taken;
    }

    private static void Address(SendContext<Carrier> context, Packet packet)
    {
        context.MessageId = packet.Id;
        context.Durable = true;
        // Without it the broker confirms a message that no queue wants.
        if (context.TryGetPayload<RabbitMqSendContext>(out var rabbit))
            rabbit.Mandatory = true;
    }
}
