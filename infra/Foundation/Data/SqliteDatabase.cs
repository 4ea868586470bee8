using CloudCrm.Contracts;
using CloudCrm.Foundation.Data.Reading;
using CloudCrm.Foundation.Data.Writing;
using CloudCrm.Foundation.Data.Writing.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CloudCrm.Foundation.Data;

internal sealed class SqliteDatabase<TDb, TLite>(DatabaseOptions options, DataFolderLease lease, ILoggerFactory loggers) : Database<TDb>(options)
    where TDb : TenantDb
    where TLite : TDb
{
    private readonly ReadContexts<TLite> _contexts = new(
        builder => builder.UseSqlite(SqliteFile.Reading(options.File)),
        builder => builder.UseSqlite(SqliteFile.Reading(options.File)),
        loggers);

    public override TDb ForTenant(TenantId tenant) => _contexts.ForTenant(tenant);

    public override TDb AcrossTenants() => _contexts.AcrossTenants();

    internal override async Task Open(CancellationToken cancellation)
    {
        lease.Take(Options.DataFolder);
        if (Options.MigrateAtStart)
            await Migrate(cancellation);
        await using var db = NewContext();
        await Migrations.RefusePending(db, Options.Name, cancellation);
        Writer = new SqliteWriter(Options.File, new TablePlans(db.Model), loggers.CreateLogger<SqliteWriter>());
    }

    internal override async Task<IReadOnlyList<string>> Migrate(CancellationToken cancellation)
    {
        lease.Take(Options.DataFolder);
        // Write-ahead logging is a property of the file: set before anything is written.
        await using (SqliteFile.OpenForWriting(Options.File))
        await using (var db = NewContext())
            return await Migrations.Apply(db, cancellation);
    }

    public override async ValueTask DisposeAsync()
    {
        if (Writer is not null)
            await Writer.DisposeAsync();
        Writer = null;
    }

    private TLite NewContext() =>
        (TLite)Activator.CreateInstance(typeof(TLite), ReadContexts<TLite>.Options(builder => builder.UseSqlite(SqliteFile.Writing(Options.File)), across: false, loggers))!;
}
