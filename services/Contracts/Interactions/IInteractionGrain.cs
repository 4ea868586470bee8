using Orleans.Concurrency;

namespace CloudCrm.Contracts.Interactions;

/// <summary>An interaction with its messages and attachments. Key: tenant and interaction.</summary>
[Alias("IInteractionGrain")]
public interface IInteractionGrain : IGrainWithStringKey
{
    /// <summary>Opens it; the same id and body again gives the first answer.</summary>
    [Alias("Open")]
    Task<Outcome<Interaction>> Open(OpenInteraction command, Caller caller, Once once);

    /// <summary>The interaction as it is.</summary>
    [Alias("Read"), ReadOnly]
    Task<Outcome<Interaction>> Read();

    /// <summary>Changes it. <paramref name="expectedVersion"/> null means any.</summary>
    [Alias("Change")]
    Task<Outcome<Interaction>> Change(ChangeInteraction command, long? expectedVersion, Caller caller);

    /// <summary>Records a message and its usage in one commit. The same id and body again gives the first answer and counts nothing.</summary>
    /// <param name="command">The message.</param>
    /// <param name="caller">Who records it.</param>
    /// <param name="once">
    /// A caller-made id beside the message's own one; it must not come again with another message. Its key is, in 32 hexadecimal digits, the id that a
    /// message has which is named by nothing else.
    /// </param>
    [Alias("Append")]
    Task<Outcome<Appended>> Append(AppendMessage command, Caller caller, Once? once = null);

    /// <summary>
    /// Notes that a file's bytes are about to be stored: should no file be committed with them, they are deleted after a week. Called before they are,
    /// so that nothing that goes wrong in between leaves bytes that nobody knows. Idempotent.
    /// </summary>
    /// <param name="attachmentId">The file's id.</param>
    /// <param name="blobId">The <see cref="Contracts.Interactions.Attachment.BlobId"/> that <see cref="Attach"/> is going to be called with.</param>
    [Alias("Expect")]
    Task<Outcome<Done>> Expect(Guid attachmentId, Guid blobId);

    /// <summary>
    /// Commits a file whose bytes are already in the blob store, and its usage. The same id with the same name, type, size and digest again gives
    /// the first answer, whose <see cref="Contracts.Interactions.Attachment.BlobId"/> is the first upload's: the caller deletes its own bytes then, as it does when it is refused.
    /// </summary>
    [Alias("Attach")]
    Task<Outcome<Attachment>> Attach(Attachment attachment, Caller caller);

    /// <summary>One file's facts.</summary>
    [Alias("Attachment"), ReadOnly]
    Task<Outcome<Attachment>> Attachment(Guid id);

    /// <summary>Deletes a file (the bytes follow through the scheduler), and takes its usage back. May be repeated for 30 days; one that never was is not found.</summary>
    [Alias("Detach")]
    Task<Outcome<Done>> Detach(Guid id, Caller caller);
}

/// <summary>Lists of a tenant's interactions. Key: the tenant.</summary>
[Alias("IInteractionReader")]
public interface IInteractionReader : IGrainWithStringKey
{
    /// <summary>Interactions, newest first by the time they began.</summary>
    [Alias("List")]
    Task<Outcome<Page<Interaction>>> List(InteractionFilter filter, string? cursor, int limit);

    /// <summary>Messages in the order of recording. Not found when there is no such interaction.</summary>
    [Alias("Messages")]
    Task<Outcome<Page<Message>>> Messages(Guid interactionId, string? cursor, int limit);

    /// <summary>Files in the order of recording. Not found when there is no such interaction.</summary>
    [Alias("Attachments")]
    Task<Outcome<Page<Attachment>>> Attachments(Guid interactionId, string? cursor, int limit);
}
