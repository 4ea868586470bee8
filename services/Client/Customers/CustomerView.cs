namespace CloudCrm.Client;

/// <summary>A list of customers that somebody keeps: which ones, in which order, with which columns.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Two views may have the same.</param>
/// <param name="Shared">Whether everybody in the tenant sees it; else only its owner does.</param>
/// <param name="OwnerId">The account or API key that saved it.</param>
/// <param name="Filter">Which customers, in which order.</param>
/// <param name="Columns">What is shown of each; empty for the usual ones.</param>
/// <param name="Version">Grows by one a change; the ETag.</param>
public sealed record CustomerView(
    Guid Id, string Name, bool Shared, Guid OwnerId, CustomerFilter Filter, IReadOnlyList<string> Columns, long Version) : IVersioned;

/// <summary>Saves a view; at most 50 of one person, 200 shared ones of a tenant.</summary>
/// <param name="Name">1 to 100 characters.</param>
/// <param name="Filter">Which customers, in which order.</param>
/// <param name="Shared">Whether everybody in the tenant sees it.</param>
/// <param name="Columns">At most 50: <c>kind</c>, <c>owner</c>, <c>createdAt</c>, <c>changedAt</c> and what <see cref="ImportColumn.Target"/> names.</param>
/// <param name="Id">The view's id, made by the caller; when left out it is made from the Idempotency-Key.</param>
public sealed record SaveView(string Name, CustomerFilter Filter, bool Shared = false, IReadOnlyList<string>? Columns = null, Guid? Id = null) : ICallerMadeId;

/// <summary>Changes a view; what is left out stays as it is.</summary>
/// <param name="Name">1 to 100 characters.</param>
/// <param name="Filter">The whole new filter.</param>
/// <param name="Shared">Whether everybody in the tenant sees it.</param>
/// <param name="Columns">The whole new list.</param>
public sealed record ChangeView(string? Name = null, CustomerFilter? Filter = null, bool? Shared = null, IReadOnlyList<string>? Columns = null);
