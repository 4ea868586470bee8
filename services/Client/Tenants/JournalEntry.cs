using System.Text.Json;

namespace CloudCrm.Client;

/// <summary>What kind of subject acts.</summary>
public enum ActorKind
{
    /// <summary>The product itself.</summary>
    System,

    /// <summary>An account through a session.</summary>
    Account,

    /// <summary>A program through an API key.</summary>
    ApiKey,

    /// <summary>The operator of the product.</summary>
    Operator,

    /// <summary>An operator inside the tenant, with its consent.</summary>
    Support,
}

/// <summary>Who acted.</summary>
/// <param name="Kind">What kind of subject.</param>
/// <param name="Id">The account's or key's id; null for the system.</param>
/// <param name="CredentialId">The session or key it came through; null for the system.</param>
public sealed record Actor(ActorKind Kind, Guid? Id, Guid? CredentialId);

/// <summary>One change in a tenant's journal.</summary>
/// <param name="Sequence">Its place in the order of commit, without gaps, from 1.</param>
/// <param name="At">When (UTC).</param>
/// <param name="By">Who.</param>
/// <param name="Entity">What kind of thing, such as <c>customer</c>.</param>
/// <param name="EntityId">Which one.</param>
/// <param name="Verb">What happened, past tense, such as <c>registered</c>.</param>
/// <param name="Details">An object with the facts; for changes <c>{"field":{"before":..,"after":..}}</c>.</param>
/// <param name="Address">From which network address, an IPv6 host's by its /64; null where nobody came from anywhere, or it is not known.</param>
public sealed record JournalEntry(
    long Sequence,
    DateTimeOffset At,
    Actor By,
    string Entity,
    Guid EntityId,
    string Verb,
    JsonElement Details,
    string? Address);

/// <summary>Which entries of a journal; what is null lets all through.</summary>
/// <param name="Actor">Whose acts: an account or a key.</param>
/// <param name="Entity">What kind of thing they are about, such as <c>session</c>.</param>
/// <param name="EntityId">Which thing they are about.</param>
/// <param name="Verb">What happened, such as <c>opened</c>.</param>
/// <param name="From">From when on, inclusive.</param>
/// <param name="To">Until when, exclusive.</param>
public sealed record JournalFilter(
    Guid? Actor = null, string? Entity = null, Guid? EntityId = null, string? Verb = null, DateTimeOffset? From = null, DateTimeOffset? To = null)
{
    internal (string Name, string? Value)[] Parts() =>
    [
        ("actor", Actor?.ToString()), ("entity", Entity), ("entityId", EntityId?.ToString()), ("verb", Verb),
        ("from", From is { } from ? Query.Text(from) : null), ("to", To is { } to ? Query.Text(to) : null),
    ];
}
