using CloudCrm.Contracts;
using CloudCrm.Foundation.Data.Model;
using CloudCrm.Foundation.Data.Reading;
using CloudCrm.Foundation.Scheduling;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;

namespace CloudCrm.Foundation.Data;

/// <summary>
/// The base of every database: the tables of the mechanism (journal, requests, outbox, inbox, due work), the tenant filter, and the
/// conventions (snake_case, instants in UTC with microseconds, tenant ids as UUIDs). For reading and migrating; writes go through <see cref="IActWriter{TDb}"/>.
/// </summary>
/// <remarks>
/// Conventions that a configuration need not repeat: enums are small integers; no value is made by the database; a foreign key brings no index of its own;
/// text in keys and indexes has <c>COLLATE "C"</c> on PostgreSQL, so that both databases sort it by bytes. Name the table with <c>ToTable("customers")</c>.
/// </remarks>
public abstract class TenantDb : DbContext
{
    /// <summary>The name of the query filter that keeps a tenant to its own rows.</summary>
    public const string TenantFilter = "tenant";

    /// <summary>Made by <see cref="IDbSource{TDb}"/> or by EF's migrator.</summary>
    protected TenantDb(DbContextOptions options) : base(options) =>
        ReadsAcrossTenants = options.FindExtension<TenantReads>()?.AcrossTenants ?? false;

    /// <summary>The tenant this context reads for; <c>default</c> reads nothing of any tenant unless it reads across them.</summary>
    public TenantId Tenant { get; internal set; }

    /// <summary>True for a context made by <see cref="IDbSource{TDb}.AcrossTenants"/>.</summary>
    public bool ReadsAcrossTenants { get; }

    /// <summary>The journal.</summary>
    public DbSet<JournalRow> Journal => Set<JournalRow>();

    /// <summary>Remembered answers.</summary>
    public DbSet<RequestRow> Requests => Set<RequestRow>();

    /// <summary>Work that falls due.</summary>
    public DbSet<DueWorkRow> DueWork => Set<DueWorkRow>();

    private DatabaseProvider Provider => Database.ProviderName!.EndsWith("Sqlite", StringComparison.Ordinal) ? DatabaseProvider.Sqlite : DatabaseProvider.Postgres;

    /// <summary>Refused: writes go through <see cref="IActWriter{TDb}"/>.</summary>
    /// <exception cref="InvalidOperationException">Always.</exception>
    public sealed override int SaveChanges(bool acceptAllChangesOnSuccess) => throw ForReading();

    /// <summary>Refused: writes go through <see cref="IActWriter{TDb}"/>.</summary>
    /// <exception cref="InvalidOperationException">Always.</exception>
    public sealed override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default) => throw ForReading();

    /// <summary>Gives the context back; it forgets its tenant first.</summary>
    public sealed override void Dispose()
    {
        Tenant = default;
        base.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Gives the context back; it forgets its tenant first.</summary>
    public sealed override ValueTask DisposeAsync()
    {
        Tenant = default;
        GC.SuppressFinalize(this);
        return base.DisposeAsync();
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<TenantId>().HaveConversion<TenantIdConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<short>();
        if (Provider == DatabaseProvider.Sqlite)
            configurationBuilder.Properties<DateTimeOffset>().HaveConversion<InstantConverter>();
        configurationBuilder.Conventions.Remove<ForeignKeyIndexConvention>();
        configurationBuilder.Conventions.Add(_ => new RowConvention(Provider));
        if (!ReadsAcrossTenants)
            configurationBuilder.Conventions.Add(_ => new TenantFilterConvention(this));
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        MechanismModel.Configure(modelBuilder, Provider);
    }

    private static InvalidOperationException ForReading() => new("This context is for reading; writes go through IActWriter.");
}
