using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;

namespace CloudCrm.Crm.Customers.Merging;

/// <summary>The decisions about merges. Pure.</summary>
internal static class MergeRules
{
    /// <summary>
    /// The customer merged into another; the very same one where it is so already. Both must stand for themselves: that alone makes a cycle impossible.
    /// </summary>
    /// <param name="customer">The one that is merged.</param>
    /// <param name="survivor">The other; null where there is none.</param>
    /// <param name="merged">How many would be merged into the survivor, this one among them.</param>
    /// <param name="expectedVersion">The version that the customer must have; null means any.</param>
    /// <param name="now">The time.</param>
    public static Outcome<Customer> MergedWith(this Customer customer, Customer? survivor, int merged, long? expectedVersion, DateTimeOffset now)
    {
        if (survivor is null)
            return Refusal.Invalid("survivorId", "There is no such customer.", "not_found");
        if (survivor.Id == customer.Id)
            return Refusal.Invalid("survivorId", "A customer is not merged into itself.");
        if (expectedVersion is { } version && version != customer.Version)
            return Refusal.Stale();
        if (customer.MergedInto == survivor.Id)
            return customer;
        if (customer.MergedInto is { } other)
            return Refusal.Conflict($"It is merged into {other}: unmerge it first.", "merged");
        if (survivor.MergedInto is { } into)
            return Refusal.Conflict($"The survivor is itself merged into {into}.", "survivor_merged", "survivorId");
        if (survivor.Archived)
            return Refusal.Conflict("The survivor is archived: restore it first.", "archived", "survivorId");
        return merged > IMergeGate.MaxMerged
            ? Refusal.Conflict($"At most {IMergeGate.MaxMerged} customers are merged into one.", "too_many_merged", "survivorId")
            : customer with { MergedInto = survivor.Id, MergedAt = now, Version = customer.Version + 1 };
    }

    /// <summary>The customer standing for itself again; the very same one where it does.</summary>
    public static Outcome<Customer> Unmerged(this Customer customer, long? expectedVersion)
    {
        if (expectedVersion is { } version && version != customer.Version)
            return Refusal.Stale();
        return customer.MergedInto is null ? customer : customer with { MergedInto = null, MergedAt = null, Version = customer.Version + 1 };
    }

    /// <summary>The refusal to change a customer that is merged; null where it stands for itself.</summary>
    public static Refusal? Elsewhere(this Customer customer) =>
        customer.MergedInto is { } survivor ? Refusal.Conflict($"It is merged into {survivor}: change that one, or unmerge it first.", "merged") : null;
}
