using CloudCrm.Bench.Servers;
using RabbitMQ.Client;

namespace CloudCrm.Bench.Messaging;

/// <summary>A queue that only collects.</summary>
internal static class Sink
{
    /// <summary>Binds a quorum queue to an exchange of a new virtual host; answers the host's address.</summary>
    public static async Task<string> Make(string exchange)
    {
        var address = await (await RabbitServer.Shared).NewVirtualHost();
        await using var connection = await new ConnectionFactory { Uri = address }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        await channel.ExchangeDeclareAsync(exchange, ExchangeType.Fanout, durable: true);
        await channel.QueueDeclareAsync("sink", durable: true, exclusive: false, autoDelete: false, new Dictionary<string, object?> { ["x-queue-type"] = "quorum" });
        await channel.QueueBindAsync("sink", exchange, routingKey: "");
        return address.AbsoluteUri;
    }
}
