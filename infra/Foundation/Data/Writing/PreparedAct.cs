using CloudCrm.Contracts;

namespace CloudCrm.Foundation.Data.Writing;

/// <summary>An act that passed the guard, sorted for the database: deletes and updates before inserts, so that a unique value can move from row to row.</summary>
/// <param name="Tenant">Whose; <c>default</c> outside the tenants.</param>
/// <param name="RootPlan">The root's table.</param>
/// <param name="Root">The guard.</param>
/// <param name="Groups">The other rows, outbox among them.</param>
/// <param name="Journal">Entries whose sequences count from 1; the writer puts them behind the tenant's last one.</param>
/// <param name="HasMessages">True when rows of the outbox are among the groups.</param>
internal sealed record PreparedAct(
    TenantId Tenant,
    TablePlan RootPlan,
    RowChange Root,
    IReadOnlyList<RowGroup> Groups,
    IReadOnlyList<object> Journal,
    bool HasMessages)
{
    /// <summary>What it means when the root's statement hits no row.</summary>
    public CommitResult Missed => Root.Verb == RowVerb.Insert ? CommitResult.Taken : CommitResult.Stale;
}
