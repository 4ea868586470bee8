namespace CloudCrm.Foundation.Messaging;

/// <summary>A message as a consumer gets it.</summary>
/// <param name="Id">The same at every delivery of the same message.</param>
/// <param name="Sequence">Its place in the sender's outbox: of two messages of one stream the one that was written later has the higher number. A batch comes sorted by it.</param>
/// <param name="SentAt">When the relay sent it (UTC).</param>
/// <param name="Body">What it says.</param>
public sealed record Received<TMessage>(Guid Id, long Sequence, DateTimeOffset SentAt, TMessage Body);
