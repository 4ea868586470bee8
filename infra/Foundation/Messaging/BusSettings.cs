using Microsoft.Extensions.Configuration;

namespace CloudCrm.Foundation.Messaging;

/// <summary>Which bus carries messages.</summary>
public enum BusProvider
{
    /// <summary>Inside this process; what a crash drops is sent again from the outbox.</summary>
    Memory,

    /// <summary>RabbitMQ with quorum queues.</summary>
    RabbitMq,
}

/// <summary>The settings <c>Bus:Provider</c> (<c>memory</c>, the default, or <c>rabbitmq</c>) and <c>Bus:RabbitMq</c> (an <c>amqp</c> or <c>amqps</c> address).</summary>
/// <param name="Provider">Which bus.</param>
/// <param name="RabbitMq">Where RabbitMQ is, with user and virtual host; null with the memory bus.</param>
public sealed record BusSettings(BusProvider Provider, Uri? RabbitMq)
{
    /// <summary>Reads and checks the settings.</summary>
    /// <exception cref="SettingException">One is missing or wrong; the text names it, without its value.</exception>
    public static BusSettings From(IConfiguration configuration)
    {
        switch (configuration["Bus:Provider"]?.ToLowerInvariant())
        {
            case null or "" or "memory":
                return new(BusProvider.Memory, null);
            case "rabbitmq":
                return new(BusProvider.RabbitMq, Address(configuration["Bus:RabbitMq"]));
            default:
                throw new SettingException("The setting Bus:Provider is 'memory' or 'rabbitmq'.");
        }
    }

    private static Uri Address(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "amqp" or "amqps"
            ? uri
            : throw new SettingException("The setting Bus:RabbitMq is an address such as amqp://user:password@host:5672/vhost; Bus:Provider rabbitmq needs it.");

    /// <summary>Without the address, which holds a password.</summary>
    public override string ToString() => $"{nameof(BusSettings)} {{ {nameof(Provider)} = {Provider} }}";
}
