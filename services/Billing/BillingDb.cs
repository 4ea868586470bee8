using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Billing;

/// <summary>Billing's database. Every capability declares its rows in its own folder, by a configuration beside each row.</summary>
public abstract class BillingDb(DbContextOptions options) : TenantDb(options)
{
    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(BillingDb).Assembly);
    }
}

/// <summary>Billing's database on PostgreSQL.</summary>
public sealed class PgBillingDb(DbContextOptions<PgBillingDb> options) : BillingDb(options);

/// <summary>Billing's database on SQLite.</summary>
public sealed class LiteBillingDb(DbContextOptions<LiteBillingDb> options) : BillingDb(options);
