using System.Collections.Immutable;

namespace CloudCrm.Crm.Tenants;

/// <summary>A decision: the tenant after it, and what happened. Nothing happened where everything was as it should be already.</summary>
internal sealed record Step(Tenancy After, ImmutableArray<Happening> Happenings)
{
    public bool ChangesNothing => Happenings.IsEmpty;
}

/// <summary>One thing that happened, for the journal.</summary>
/// <param name="Entity">What kind of thing.</param>
/// <param name="EntityId">Which one.</param>
/// <param name="Verb">Past tense.</param>
/// <param name="Details">A JSON object.</param>
internal sealed record Happening(string Entity, Guid EntityId, string Verb, string Details);
