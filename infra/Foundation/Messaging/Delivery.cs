namespace CloudCrm.Foundation.Messaging;

/// <summary>A message that the bus handed over and waits to hear about.</summary>
internal sealed class Delivery(Guid id, Carrier carrier, DateTimeOffset sentAt, CancellationToken stop)
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Guid Id => id;

    public Carrier Carrier => carrier;

    public DateTimeOffset SentAt => sentAt;

    /// <summary>The bus takes it back.</summary>
    public CancellationToken Stop => stop;

    public Task Done => _done.Task;

    public void Complete() => _done.TrySetResult();

    public void Fail(Exception error) => _done.TrySetException(error);
}
