using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CloudCrm.Foundation.Messaging;

/// <summary>Exchanges and queues: an exchange a message name, a queue a consumer name, bound to its message's exchange.</summary>
internal static class BusTopology
{
    public static void Memory(IBusRegistrationContext context, IInMemoryBusFactoryConfigurator memory)
    {
        var receipts = context.GetRequiredService<Receipts>();
        var stopping = context.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        foreach (var consumer in context.GetServices<BusConsumer>())
        {
            memory.ReceiveEndpoint(consumer.Name, queue =>
            {
                Plain(queue);
                queue.Bind(consumer.Message);
                var pump = consumer.Pump(context);
                queue.Handler<Carrier>(delivery => Answer(delivery, consumer.Name, pump, receipts, stopping));
            });
        }
    }

    public static void RabbitMq(IBusRegistrationContext context, IRabbitMqBusFactoryConfigurator rabbit, Uri address)
    {
        rabbit.Host(address, host => host.PublisherConfirmation = true);
        foreach (var consumer in context.GetServices<BusConsumer>())
        {
            rabbit.ReceiveEndpoint(consumer.Name, queue =>
            {
                Plain(queue);
                queue.SetQuorumQueue();
                queue.Durable = true;
                // A quorum queue gives up on a message after so many redeliveries (20 from RabbitMQ 4 on); without this it would be gone.
                queue.BindDeadLetterQueue($"{consumer.Name}_given_up", $"{consumer.Name}_given_up");
                queue.Bind(consumer.Message);
                var pump = consumer.Pump(context);
                // MassTransit hands a message back to the broker for a cancellation of its own token only; any other ends in the error queue.
                var channels = new ArrivalOrders();
                queue.Handler<Carrier>(delivery => channels.InTurn(delivery, () => Take(delivery, pump, delivery.CancellationToken)));
            });
        }
    }

    // Each message is a call of its own here; the pump gathers them, so prefetch and concurrency are what it may hold.
    private static void Plain(IReceiveEndpointConfigurator queue)
    {
        queue.ConfigureConsumeTopology = false;
        queue.PublishFaults = false;
        queue.PrefetchCount = InboxLimits.PrefetchMax;
        queue.ConcurrentMessageLimit = InboxLimits.PrefetchMax;
    }

    private static Task Take(ConsumeContext<Carrier> delivery, IInboxPump pump, CancellationToken stop) =>
        pump.Take(delivery.MessageId!.Value, delivery.Message, new(DateTime.SpecifyKind(delivery.SentTime!.Value, DateTimeKind.Utc)), stop);

    // The memory bus has no lasting error queue: the outbox row stays instead, so nothing is thrown at MassTransit.
    private static async Task Answer(ConsumeContext<Carrier> delivery, string consumer, IInboxPump pump, Receipts receipts, CancellationToken stop)
    {
        var receipt = Receipt.Dropped;
        try
        {
            await Take(delivery, pump, stop);
            receipt = Receipt.Taken;
        }
        catch (PoisonMessageException)
        {
            receipt = Receipt.Refused;
        }
        catch (OperationCanceledException)
        {
            receipt = Receipt.Dropped;
        }
        finally
        {
            receipts.Answer(delivery.MessageId!.Value, consumer, receipt);
        }
    }
}
