using System.Collections.Immutable;
using Orleans.Concurrency;

namespace CloudCrm.Contracts.Customers;

/// <summary>A customer. Key: tenant and customer.</summary>
[Alias("ICustomerGrain")]
public interface ICustomerGrain : IGrainWithStringKey
{
    /// <summary>Registers it; the same id and body again gives the first answer. Answers all that is known: what the caller may see of it is the caller's to sort out.</summary>
    [Alias("Register")]
    Task<Outcome<Customer>> Register(RegisterCustomer command, Caller caller, FieldSight sight, Once once);

    /// <summary>The customer as it is.</summary>
    [Alias("Read"), ReadOnly]
    Task<Outcome<Customer>> Read();

    /// <summary>Changes it within what the caller may change. <paramref name="expectedVersion"/> null means any.</summary>
    [Alias("Change")]
    Task<Outcome<Customer>> Change(ChangeCustomer command, long? expectedVersion, Caller caller, FieldSight sight);

    /// <summary>
    /// Archives it or takes it back; <paramref name="expectedVersion"/> null means any. Idempotent; under a caller-made id the same again gives the first answer.
    /// </summary>
    [Alias("SetArchived")]
    Task<Outcome<Customer>> SetArchived(bool archived, Caller caller, long? expectedVersion = null, Once? once = null);

    /// <summary>Merges it into another. Through <see cref="IMergeGate"/> only, which says the rest.</summary>
    [Alias("Merge")]
    Task<Outcome<Customer>> Merge(Guid survivorId, long? expectedVersion, Caller caller, Once? once = null);

    /// <summary>
    /// Takes it, and whoever was merged into it, out of the customer that it was merged into; <paramref name="expectedVersion"/> null means any. Idempotent; under
    /// a caller-made id the same again gives the first answer.
    /// </summary>
    [Alias("Unmerge")]
    Task<Outcome<Customer>> Unmerge(long? expectedVersion, Caller caller, Once? once = null);

    /// <summary>
    /// Takes one change back, whole or not at all, which is a change of its own. Refused as <c>changed_since</c> where a field that it touched is another by
    /// now, and where the caller may not change one of them. Not found when this customer has no such change.
    /// </summary>
    [Alias("Undo")]
    Task<Outcome<Customer>> Undo(Guid changeId, long? expectedVersion, Caller caller, FieldSight sight, Once? once = null);
}

/// <summary>Lists and look-ups of a tenant's customers. Key: the tenant.</summary>
[Alias("ICustomerReader")]
public interface ICustomerReader : IGrainWithStringKey
{
    /// <summary>
    /// Customers that fit, in the order asked for. A page may be shorter than <paramref name="limit"/>, even empty, and have a next one all the same: one
    /// condition drives an index, the others are checked row by row, on at most 2,000 rows a page. Refused where it goes by something that the caller does not see.
    /// </summary>
    [Alias("List")]
    Task<Outcome<Page<Customer>>> List(CustomerFilter filter, string? cursor, int limit, FieldSight sight);

    /// <summary>
    /// Customers that have this phone, mail or handle, whatever its spelling, archived ones too, in the order of their ids. Those that were merged answer with
    /// their survivor, which comes once; so a page may be shorter than <paramref name="limit"/>. Refused where the caller does not see contacts of this kind.
    /// </summary>
    [Alias("Lookup")]
    Task<Outcome<Page<Customer>>> Lookup(ContactKind kind, string value, string? cursor, int limit, FieldSight sight);

    /// <summary>
    /// A customer's timeline together with those of whoever was merged into it, newest first. Not found when there is no such customer.
    /// </summary>
    [Alias("Timeline")]
    Task<Outcome<Page<TimelineEntry>>> Timeline(Guid customerId, string? cursor, int limit);

    /// <summary>
    /// Who was merged into a customer, those that were merged into them among them, in the order of their ids; at most <see cref="IMergeGate.MaxMerged"/>.
    /// </summary>
    [Alias("Merged")]
    Task<ImmutableArray<Customer>> Merged(Guid customerId);

    /// <summary>The customer that stands for one: itself, or whoever it is merged into, by whatever way. Not found when there is no such customer.</summary>
    [Alias("Survivor")]
    Task<Outcome<Guid>> Survivor(Guid customerId);

    /// <summary>A customer's changes as the caller may see them, newest first. Not found when there is no such customer.</summary>
    [Alias("History")]
    Task<Outcome<Page<CustomerChange>>> History(Guid customerId, string? cursor, int limit, FieldSight sight);

    /// <summary>Customers that stand in a relation to this one, or to one that was merged into it, by relation. Not found when there is no such customer; refused where the caller does not see relations.</summary>
    [Alias("Related")]
    Task<Outcome<Page<Related>>> Related(Guid customerId, string? cursor, int limit, FieldSight sight);

    /// <summary>The tenant's imports, newest first.</summary>
    [Alias("Imports")]
    Task<Outcome<Page<Import>>> Imports(string? cursor, int limit);

    /// <summary>Rows that an import refused, by number. Not found when there is no such import.</summary>
    [Alias("ImportErrors")]
    Task<Outcome<Page<ImportError>>> ImportErrors(Guid importId, string? cursor, int limit);
}
