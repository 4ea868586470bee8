using CloudCrm.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Logging;

namespace CloudCrm.Foundation.Data.Reading;

/// <summary>The pooled contexts of one database: those of a tenant and those across tenants never mix.</summary>
internal sealed class ReadContexts<TContext> where TContext : TenantDb
{
    /// <summary>Contexts kept for the next reader; more are made when more read at once.</summary>
    private const int Pooled = 32;

    private readonly PooledDbContextFactory<TContext> _ofTenant;
    private readonly PooledDbContextFactory<TContext> _acrossTenants;

    public ReadContexts(Action<DbContextOptionsBuilder> ofTenant, Action<DbContextOptionsBuilder> acrossTenants, ILoggerFactory loggers)
    {
        _ofTenant = new(Options(ofTenant, across: false, loggers), Pooled);
        _acrossTenants = new(Options(acrossTenants, across: true, loggers), Pooled);
    }

    public TContext ForTenant(TenantId tenant)
    {
        if (!tenant.IsSome)
            throw new ArgumentException("Reading for a tenant needs one.", nameof(tenant));
        var db = _ofTenant.CreateDbContext();
        db.Tenant = tenant;
        return db;
    }

    public TContext AcrossTenants() => _acrossTenants.CreateDbContext();

    /// <summary>Options of a context outside the pools, for migrations and for the model.</summary>
    public static DbContextOptions<TContext> Options(Action<DbContextOptionsBuilder> provider, bool across, ILoggerFactory loggers)
    {
        var builder = new DbContextOptionsBuilder<TContext>();
        provider(builder);
        builder.UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking).UseLoggerFactory(loggers).ConfigureWarnings(warnings => warnings
            .Log((RelationalEventId.CommandExecuted, LogLevel.Debug), (RelationalEventId.CommandError, LogLevel.Debug))
            .Ignore(CoreEventId.ManyServiceProvidersCreatedWarning, CoreEventId.RowLimitingOperationWithoutOrderByWarning)); // Every set has a bound; lists have an order too.
        ((IDbContextOptionsBuilderInfrastructure)builder).AddOrUpdateExtension(new TenantReads(across));
        return builder.Options;
    }
}
