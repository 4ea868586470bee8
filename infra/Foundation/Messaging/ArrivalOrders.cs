using MassTransit;

namespace CloudCrm.Foundation.Messaging;

/// <summary>The <see cref="ArrivalOrder"/> of each channel of a queue: one, and after a lost connection a new one, whose tags begin anew.</summary>
internal sealed class ArrivalOrders
{
    /// <summary>How many lost channels may still have deliveries under way.</summary>
    private const int ChannelsMax = 8;

    private readonly Lock _lock = new();
    private readonly List<(string Consumer, ArrivalOrder Order)> _channels = [];

    /// <summary>Calls <paramref name="take"/> when it is the delivery's turn.</summary>
    public Task InTurn(ConsumeContext delivery, Func<Task> take) => delivery.ReceiveContext is RabbitMqBasicConsumeContext channel
        ? Of(channel.ConsumerTag).InTurn(channel.DeliveryTag, take)
        : take();

    private ArrivalOrder Of(string consumer)
    {
        lock (_lock)
        {
            var known = _channels.Find(channel => channel.Consumer == consumer);
            if (known.Order is not null)
                return known.Order;
            if (_channels.Count == ChannelsMax)
                _channels.RemoveAt(0);
            _channels.Add((consumer, new()));
            return _channels[^1].Order;
        }
    }
}
