namespace CloudCrm.Foundation.Messaging;

/// <summary>Hands one message to the bus and tells how that ended.</summary>
internal interface IBusSender
{
    /// <summary><see cref="Receipt.Taken"/> when the bus keeps the message from now on.</summary>
    Task<Receipt> Send(Packet packet, CancellationToken cancellation);
}
