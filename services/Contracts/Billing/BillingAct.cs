using System.Collections.Immutable;

namespace CloudCrm.Contracts.Billing;

/// <summary>What a person, a program or an operator did in Billing.</summary>
/// <param name="Id">Its id: each stands in the journal once.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Caller">Who.</param>
/// <param name="Entity">What kind of thing: one of <see cref="Entities"/>.</param>
/// <param name="EntityId">Which one.</param>
/// <param name="Verb">What happened, past tense.</param>
/// <param name="Details">A JSON object with the facts.</param>
[GenerateSerializer, Immutable, Alias("BillingAct")]
public sealed record BillingAct(
    [property: Id(0)] Guid Id,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] Caller Caller,
    [property: Id(3)] string Entity,
    [property: Id(4)] Guid EntityId,
    [property: Id(5)] string Verb,
    [property: Id(6)] string Details)
{
    /// <summary>What the journal has of Billing. Its details are for who may read usage.</summary>
    public static ImmutableArray<string> Entities { get; } = ["billing", "billing_account", "invoice", "budget", "quote"];
}
