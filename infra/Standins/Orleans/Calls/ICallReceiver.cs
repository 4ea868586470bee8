namespace Orleans.Calls;

/// <summary>Takes the calls of one key: an activation, or the workers of a stateless grain.</summary>
internal interface ICallReceiver
{
    /// <summary>Queues a call.</summary>
    /// <returns>False when the receiver is gone: ask the directory again.</returns>
    bool Receive(GrainCall call);
}
