using System.Collections.Immutable;
using Orleans.Concurrency;

namespace CloudCrm.Contracts.Customers;

/// <summary>A list of customers that somebody keeps: which ones, in which order, with which columns.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">1 to 100 characters; two views may have the same.</param>
/// <param name="Shared">Whether everybody in the tenant sees it; else only its owner does.</param>
/// <param name="OwnerId">The account or key that saved it.</param>
/// <param name="Filter">Which customers, in which order.</param>
/// <param name="Columns">What is shown of each, as imports and exports call it; at most 50, none for the usual ones.</param>
/// <param name="Version">Grows by one a change.</param>
[GenerateSerializer, Immutable, Alias("CustomerView")]
public sealed record CustomerView(
    [property: Id(0)] Guid Id,
    [property: Id(1)] string Name,
    [property: Id(2)] bool Shared,
    [property: Id(3)] Guid OwnerId,
    [property: Id(4)] CustomerFilter Filter,
    [property: Id(5)] ImmutableArray<string> Columns,
    [property: Id(6)] long Version);

/// <summary>Saves a view.</summary>
/// <param name="Name">1 to 100 characters.</param>
/// <param name="Shared">Whether everybody in the tenant sees it.</param>
/// <param name="Filter">Which customers, in which order.</param>
/// <param name="Columns">See <see cref="CustomerView.Columns"/>.</param>
[GenerateSerializer, Immutable, Alias("SaveView")]
public sealed record SaveView(
    [property: Id(0)] string Name, [property: Id(1)] bool Shared, [property: Id(2)] CustomerFilter Filter, [property: Id(3)] ImmutableArray<string> Columns);

/// <summary>Changes a view; null leaves it as it is.</summary>
/// <param name="Name">1 to 100 characters.</param>
/// <param name="Shared">Whether everybody in the tenant sees it.</param>
/// <param name="Filter">The whole new filter.</param>
/// <param name="Columns">The whole new list.</param>
[GenerateSerializer, Immutable, Alias("ChangeView")]
public sealed record ChangeView(
    [property: Id(0)] string? Name, [property: Id(1)] bool? Shared, [property: Id(2)] CustomerFilter? Filter, [property: Id(3)] ImmutableArray<string>? Columns);

/// <summary>The views that the people of a tenant saved. Key: the tenant.</summary>
[Alias("IViewBookGrain")]
public interface IViewBookGrain : IGrainWithStringKey
{
    /// <summary>The shared ones and those of <paramref name="owner"/>, by name; at most 250.</summary>
    [Alias("List"), ReadOnly]
    Task<ImmutableArray<CustomerView>> List(Guid owner);

    /// <summary>One that <paramref name="owner"/> sees.</summary>
    [Alias("Read"), ReadOnly]
    Task<Outcome<CustomerView>> Read(Guid id, Guid owner);

    /// <summary>Saves one under an id of the caller's making; the same again gives the first answer.</summary>
    [Alias("Save")]
    Task<Outcome<CustomerView>> Save(Guid id, SaveView command, Caller caller, Once once);

    /// <summary>Changes one: its owner may, and who <paramref name="manages"/> the tenant where it is shared. <paramref name="expectedVersion"/> null means any.</summary>
    [Alias("Change")]
    Task<Outcome<CustomerView>> Change(Guid id, ChangeView command, long? expectedVersion, Caller caller, bool manages);

    /// <summary>Deletes one: who may change it may do that.</summary>
    [Alias("Delete")]
    Task<Outcome<Done>> Delete(Guid id, Caller caller, bool manages);
}
