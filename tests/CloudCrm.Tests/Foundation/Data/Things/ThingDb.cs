using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Tests.Foundation.Data.Things;

/// <summary>A small database for the tests of the mechanism.</summary>
public abstract class ThingDb(DbContextOptions options) : TenantDb(options)
{
    public DbSet<ThingRow> Things => Set<ThingRow>();

    public DbSet<PartRow> Parts => Set<PartRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.ApplyConfiguration(new ThingRow.Table());
        modelBuilder.ApplyConfiguration(new PartRow.Table());
        modelBuilder.ApplyConfiguration(new PlaceRow.Table());
        modelBuilder.ApplyConfiguration(new SignRow.Table());
    }
}

public sealed class PgThingDb(DbContextOptions<PgThingDb> options) : ThingDb(options);

public sealed class LiteThingDb(DbContextOptions<LiteThingDb> options) : ThingDb(options);

/// <summary>A message of an act.</summary>
public sealed record ThingHappened(Guid Thing, int Number);
