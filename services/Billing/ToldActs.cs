using CloudCrm.Contracts;
using CloudCrm.Contracts.Bus;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Billing;

/// <summary>What stands in the journal that people read.</summary>
internal static class ToldActs
{
    /// <summary>
    /// Writes down what happened, and tells Crm of it, whose journal people read; what the product does by itself reaches them as news. The act has to be a
    /// tenant's.
    /// </summary>
    public static Act JournalAndTell(this Act act, JournalFact fact)
    {
        act.Journal(fact);
        if (fact.Caller.Kind == ActorKind.System)
            return act;
        var tenant = act.Tenant!.Value.Value;
        return act.Emit(tenant, new ActTold(tenant, new(Guid.CreateVersion7(fact.At), fact.At, fact.Caller, fact.Entity, fact.EntityId, fact.Verb, fact.Details)));
    }
}
