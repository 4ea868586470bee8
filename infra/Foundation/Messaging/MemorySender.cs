using MassTransit;
using Microsoft.Extensions.Logging;

namespace CloudCrm.Foundation.Messaging;

/// <summary>Sends inside the process and waits until every consumer's inbox has the message.</summary>
internal sealed partial class MemorySender(IBus bus, Receipts receipts, IEnumerable<BusConsumer> consumers, ILogger<MemorySender> log) : IBusSender
{
    /// <summary>How long the consumers may take before the message is sent again; a copy is filtered out by the inbox.</summary>
    public static readonly TimeSpan ReceiptMax = TimeSpan.FromSeconds(60);

    private readonly Dictionary<string, string[]> _consumers = consumers.GroupBy(c => c.Message).ToDictionary(g => g.Key, g => g.Select(c => c.Name).ToArray());

    public Task Ready(CancellationToken cancellation) => Task.CompletedTask;

    public async Task<Receipt> Send(Packet packet, CancellationToken cancellation)
    {
        if (!_consumers.TryGetValue(packet.Type, out var waiting))
        {
            LogNobody(packet.Type, packet.Id);
            return Receipt.Unwanted;
        }

        var receipt = receipts.Expect(packet.Id, waiting);
        try
        {
            var exchange = await bus.GetSendEndpoint(BusAddress.Exchange(packet.Type));
            await exchange.Send(packet.ToCarrier(), Pipe.Execute<SendContext<Carrier>>(context => context.MessageId = packet.Id), cancellation);
            return await receipt.WaitAsync(ReceiptMax, cancellation);
        }
        catch (TimeoutException)
        {
            LogLate(packet.Id, packet.Type);
            return Receipt.Dropped;
        }
        finally
        {
            receipts.Forget(packet.Id);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Nobody in this process consumes {Type}; with the memory bus message {Message} waits in the outbox until a start with its consumer.")]
    private partial void LogNobody(string type, Guid message);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Message {Message} ({Type}) was not taken in time and is sent again.")]
    private partial void LogLate(Guid message, string type);
}
