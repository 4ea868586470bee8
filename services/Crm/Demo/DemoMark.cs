using CloudCrm.Crm.Tenants.Rows;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Crm.Demo;

/// <summary>What an installation is, as far as demos go.</summary>
public enum DemoState
{
    /// <summary>Nobody has used it: it may become a demo.</summary>
    Empty,

    /// <summary>It serves real companies and never becomes a demo.</summary>
    Real,

    /// <summary>A demo that was broken off while it was filled.</summary>
    Begun,

    /// <summary>A demo.</summary>
    Filled,
}

/// <summary>The mark of a demo: made in an empty installation only, and never taken away.</summary>
/// <param name="source">The CRM's database.</param>
/// <param name="writer">Its writer: the mark belongs to the installation and to no grain.</param>
public sealed class DemoMark(IDbSource<CrmDb> source, IActWriter<CrmDb> writer)
{
    /// <summary>What the installation is.</summary>
    public async Task<DemoState> Read(CancellationToken cancellation)
    {
        await using var db = source.AcrossTenants();
        return await db.Set<DemoMarkRow>().SingleOrDefaultAsync(cancellation) is { } mark ? mark.FilledAt is null ? DemoState.Begun : DemoState.Filled
            : await db.Set<TenantRow>().AnyAsync(cancellation) ? DemoState.Real : DemoState.Empty;
    }

    /// <summary>From now on the installation is a demo that is being filled.</summary>
    /// <param name="now">When (UTC).</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="InvalidOperationException">It is one already.</exception>
    public async Task Begin(DateTimeOffset now, CancellationToken cancellation)
    {
        if (await writer.Commit(Act.CreateGlobal(new DemoMarkRow { Id = DemoMarkRow.Only, BegunAt = now, Version = 1 }), cancellation) != CommitResult.Committed)
            throw new InvalidOperationException("The installation is a demo already.");
    }

    /// <summary>The demo is full.</summary>
    /// <param name="now">When (UTC).</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task End(DateTimeOffset now, CancellationToken cancellation)
    {
        await using var db = source.AcrossTenants();
        var begun = await db.Set<DemoMarkRow>().SingleAsync(cancellation);
        await writer.Commit(
            Act.ChangeGlobal(new DemoMarkRow { Id = begun.Id, BegunAt = begun.BegunAt, FilledAt = now, Version = begun.Version + 1 }, begun.Version), cancellation);
    }
}
