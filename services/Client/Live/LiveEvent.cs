namespace CloudCrm.Client;

/// <summary>Something that changed. It says what, never how: whoever hears of it reads it anew, as far as he may.</summary>
/// <param name="Sequence">Its number in the tenant's journal: what commits later never has a lower one. A stream goes on after it.</param>
/// <param name="Type">What happened, as webhooks call it, such as <c>interaction.message_recorded</c>; or <see cref="Reset"/>.</param>
/// <param name="Entity">What kind of thing it happened to, such as <c>interaction</c>; null at a <see cref="Reset"/>.</param>
/// <param name="EntityId">Which one; null at a <see cref="Reset"/>.</param>
public sealed record LiveEvent(long Sequence, string Type, string? Entity, Guid? EntityId)
{
    /// <summary>The type of what comes in place of more than the stream goes back for: anything may have changed.</summary>
    public const string Reset = "reset";
}
