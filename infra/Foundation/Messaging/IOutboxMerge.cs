namespace CloudCrm.Foundation.Messaging;

/// <summary>Packs outbox messages of one type and one tenant into one bus message. Registered with <c>AddOutboxMerge</c>.</summary>
/// <remarks>
/// A message that has to be sent again may be packed with other neighbours and then has another id, so the inbox alone does not
/// stop a second effect: what the merged parts cause must be unique by the parts' own ids (the ledger is, by tenant and event id).
/// </remarks>
public interface IOutboxMerge<TMessage>
{
    /// <summary>The most that one bus message weighs.</summary>
    int WeightMax { get; }

    /// <summary>What a message weighs, such as its number of events.</summary>
    int Weigh(TMessage message);

    /// <summary>One message that says what all of these say, in their order.</summary>
    TMessage Merge(IReadOnlyList<TMessage> messages);
}
