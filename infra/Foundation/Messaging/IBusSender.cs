namespace CloudCrm.Foundation.Messaging;

/// <summary>Hands one message to the bus and tells how that ended.</summary>
internal interface IBusSender
{
    /// <summary>Waits a little for a bus that is not connected, so that nothing is held open for it meanwhile.</summary>
    Task Ready(CancellationToken cancellation);

    /// <summary><see cref="Receipt.Taken"/> when the bus keeps the message from now on.</summary>
    Task<Receipt> Send(Packet packet, CancellationToken cancellation);
}
