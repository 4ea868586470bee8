namespace CloudCrm.Foundation.Messaging;

/// <summary>One registered consumer.</summary>
/// <param name="Name">Its name: queue and inbox rows carry it.</param>
/// <param name="Message">The message's name.</param>
/// <param name="Pump">Its pump, made once a process.</param>
internal sealed record BusConsumer(string Name, string Message, Func<IServiceProvider, IInboxPump> Pump);

/// <summary>Takes what the bus delivers to one consumer.</summary>
internal interface IInboxPump
{
    /// <summary>Returns when the message's effect is durable, or was before.</summary>
    /// <exception cref="PoisonMessageException">It was tried as often as it may.</exception>
    /// <exception cref="OperationCanceledException">The bus took it back (<paramref name="stop"/>) before it took effect; it is delivered again, here or elsewhere.</exception>
    Task Take(Guid id, Carrier carrier, DateTimeOffset sentAt, CancellationToken stop);
}

/// <summary>A message whose consumer failed every time.</summary>
internal sealed class PoisonMessageException(Guid message, Exception cause) : Exception($"Message {message} failed {InboxLimits.Attempts} times.", cause);
