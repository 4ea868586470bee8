using CloudCrm.Contracts;
using CloudCrm.Foundation.Data.Reading;
using CloudCrm.Foundation.Data.Writing;
using CloudCrm.Foundation.Data.Writing.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Sqlite.Storage.Internal;
using Microsoft.Extensions.Logging;

namespace CloudCrm.Foundation.Data;

internal sealed class SqliteDatabase<TDb, TLite>(DatabaseOptions options, DataFolderLease lease, ILoggerFactory loggers) : Database<TDb>(options)
    where TDb : TenantDb
    where TLite : TDb
{
    private readonly ReadContexts<TLite> _contexts = new(builder => Reading(builder, options.File), builder => Reading(builder, options.File), loggers);

    public override TDb ForTenant(TenantId tenant) => _contexts.ForTenant(tenant);

    public override TDb AcrossTenants() => _contexts.AcrossTenants();

    internal override async Task Open(CancellationToken cancellation)
    {
        lease.Take(Options.DataFolder);
        if (Options.MigrateAtStart)
            await Migrate(cancellation);
        await using var db = NewContext();
        await Migrations.RefuseLater(db, Options.Name, cancellation);
        if (!Options.MigrateAtStart)
            await Migrations.RefusePending(db, Options.Name, cancellation);
        Writer = new SqliteWriter(Options.File, new TablePlans(db.Model), loggers.CreateLogger<SqliteWriter>());
    }

    internal override async Task<IReadOnlyList<string>> Migrate(CancellationToken cancellation)
    {
        lease.Take(Options.DataFolder);
        // Write-ahead logging is a property of the file: set before anything is written.
        await SqliteFile.OpenForWriting(Options.File).DisposeAsync();
        await using var db = NewContext();
        await Migrations.RefuseLater(db, Options.Name, cancellation);
        return await Migrations.Apply(db, cancellation);
    }

    public override async ValueTask DisposeAsync()
    {
        if (Writer is not null)
            await Writer.DisposeAsync();
        Writer = null;
    }

#pragma warning disable EF1001 // See KeptSqliteConnection.
    private static void Reading(DbContextOptionsBuilder builder, string file) =>
        builder.UseSqlite(SqliteFile.Reading(file)).ReplaceService<ISqliteRelationalConnection, KeptSqliteConnection>();
#pragma warning restore EF1001

    private TLite NewContext() =>
        (TLite)Activator.CreateInstance(typeof(TLite), ReadContexts<TLite>.Options(builder => builder.UseSqlite(SqliteFile.Writing(Options.File)), across: false, loggers))!;
}
