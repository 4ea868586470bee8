using CloudCrm.Contracts.Billing;

namespace CloudCrm.Contracts.Tenants;

/// <summary>Lists of one tenant. Key: the tenant.</summary>
[Alias("ITenantReader")]
public interface ITenantReader : IGrainWithStringKey
{
    /// <summary>A member's open sessions in this tenant, newest first. Not found when it is no member.</summary>
    [Alias("Sessions")]
    Task<Outcome<Page<OpenSession>>> Sessions(Guid accountId, string? cursor, int limit);

    /// <summary>Members by name.</summary>
    [Alias("Members")]
    Task<Outcome<Page<Member>>> Members(string? cursor, int limit);

    /// <summary>Teams that are there by name, with their members.</summary>
    [Alias("Teams")]
    Task<Outcome<Page<Team>>> Teams(string? cursor, int limit);

    /// <summary>Offers of ownership, newest first.</summary>
    [Alias("OwnershipOffers")]
    Task<Outcome<Page<OwnershipOffer>>> OwnershipOffers(string? cursor, int limit);

    /// <summary>Invitations, newest first.</summary>
    [Alias("Invitations")]
    Task<Outcome<Page<Invitation>>> Invitations(string? cursor, int limit);

    /// <summary>Consents to support, newest first; those that have ended too.</summary>
    [Alias("SupportAccess")]
    Task<Outcome<Page<SupportAccess>>> SupportAccess(string? cursor, int limit);

    /// <summary>API keys, newest first.</summary>
    [Alias("ApiKeys")]
    Task<Outcome<Page<ApiKey>>> ApiKeys(string? cursor, int limit);
}

/// <summary>Which tenants; what is null asks for nothing.</summary>
/// <param name="Name">What their name contains, upper and lower case alike.</param>
/// <param name="Plan">Their plan's code.</param>
/// <param name="State">Their state.</param>
/// <param name="Payment">How they stand with what is to be paid.</param>
[GenerateSerializer, Immutable, Alias("TenantFilter")]
public sealed record TenantFilter(
    [property: Id(0)] string? Name = null, [property: Id(1)] string? Plan = null, [property: Id(2)] TenantState? State = null, [property: Id(3)] PaymentStanding? Payment = null);

/// <summary>The operator's lists over all tenants.</summary>
[Alias("IOperatorReader")]
public interface IOperatorReader : IGrainWithStringKey
{
    /// <summary>Tenants that fit, newest first.</summary>
    [Alias("Tenants")]
    Task<Outcome<Page<Tenant>>> Tenants(TenantFilter filter, string? cursor, int limit);

    /// <summary>Operators, the first one first; there are at most 100.</summary>
    [Alias("Operators")]
    Task<Page<OperatorAccount>> Operators();

    /// <summary>Their open sessions, newest first.</summary>
    [Alias("Sessions")]
    Task<Outcome<Page<OperatorSession>>> Sessions(string? cursor, int limit);
}

/// <summary>A tenant's journal: who changed what, when, in the order of commit. Key: the tenant.</summary>
[Alias("IJournalReader")]
public interface IJournalReader : IGrainWithStringKey
{
    /// <summary>
    /// Entries after a sequence number, oldest first; nothing that commits later ever gets a lower number. The next page's place is a sequence number. With
    /// a filter one page looks at 20,000 entries at most, so that it may hold few or none and go on.
    /// </summary>
    [Alias("After")]
    Task<Outcome<Page<JournalEntry>>> After(long sequence, int limit, JournalFilter? filter = null);

    /// <summary>Entries before a sequence number, newest first, from the newest of all where it is null; bounded as <see cref="After"/>.</summary>
    [Alias("Before")]
    Task<Outcome<Page<JournalEntry>>> Before(long? sequence, int limit, JournalFilter? filter = null);
}

/// <summary>Which entries of a journal; what is null lets all through.</summary>
/// <param name="Actor">Whose acts: an account or a key.</param>
/// <param name="Entity">What kind of thing they are about, such as <c>session</c>.</param>
/// <param name="EntityId">Which thing they are about.</param>
/// <param name="Verb">What happened, such as <c>opened</c>.</param>
/// <param name="From">From when on (UTC), inclusive.</param>
/// <param name="To">Until when (UTC), exclusive.</param>
[GenerateSerializer, Immutable, Alias("JournalFilter")]
public sealed record JournalFilter(
    [property: Id(0)] Guid? Actor = null,
    [property: Id(1)] string? Entity = null,
    [property: Id(2)] Guid? EntityId = null,
    [property: Id(3)] string? Verb = null,
    [property: Id(4)] DateTimeOffset? From = null,
    [property: Id(5)] DateTimeOffset? To = null);

/// <summary>One change.</summary>
/// <param name="Sequence">Commit-ordered in the tenant, without gaps, from 1.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Caller">Who.</param>
/// <param name="Entity">What kind of thing, such as <c>customer</c>.</param>
/// <param name="EntityId">Which one.</param>
/// <param name="Verb">What happened, past tense, such as <c>registered</c>.</param>
/// <param name="Details">A JSON object with the facts; for changes <c>{"field":{"before":..,"after":..}}</c>.</param>
[GenerateSerializer, Immutable, Alias("JournalEntry")]
public sealed record JournalEntry(
    [property: Id(0)] long Sequence,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] Caller Caller,
    [property: Id(3)] string Entity,
    [property: Id(4)] Guid EntityId,
    [property: Id(5)] string Verb,
    [property: Id(6)] string Details);
