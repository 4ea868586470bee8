using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Crm;

/// <summary>The CRM's database. Every capability declares its rows in its own folder, by a configuration beside each row.</summary>
public abstract class CrmDb(DbContextOptions options) : TenantDb(options)
{
    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(CrmDb).Assembly);
    }
}

/// <summary>The CRM's database on PostgreSQL.</summary>
public sealed class PgCrmDb(DbContextOptions<PgCrmDb> options) : CrmDb(options);

/// <summary>The CRM's database on SQLite.</summary>
public sealed class LiteCrmDb(DbContextOptions<LiteCrmDb> options) : CrmDb(options);
