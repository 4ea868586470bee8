using CloudCrm.Contracts;
using CloudCrm.Foundation.Scheduling;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Foundation.Data;

/// <summary>
/// The base of every database: the tables of the mechanism (journal, requests, outbox, inbox, due work), the tenant filter, and the
/// conventions (snake_case, instants in UTC with microseconds, tenant ids as UUIDs). For reading and migrating; writes go through <see cref="IActWriter{TDb}"/>.
/// </summary>
public abstract class TenantDb(DbContextOptions options) : DbContext(options)
{
    /// <summary>The tenant this context reads for; <c>default</c> reads nothing of any tenant unless it reads across them.</summary>
    public TenantId Tenant { get; internal set; }

    /// <summary>True for a context made by <see cref="IDbSource{TDb}.AcrossTenants"/>.</summary>
    public bool ReadsAcrossTenants { get; internal set; }

    /// <summary>The journal.</summary>
    public DbSet<JournalRow> Journal => Set<JournalRow>();

    /// <summary>Remembered answers.</summary>
    public DbSet<RequestRow> Requests => Set<RequestRow>();

    /// <summary>Work that falls due.</summary>
    public DbSet<DueWorkRow> DueWork => Set<DueWorkRow>();
}
