using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Foundation.Data;

/// <summary>EF's migrator, with what it lacks.</summary>
internal static class Migrations
{
    /// <summary>Applies what is pending, under the process lease; answers the names.</summary>
    public static async Task<IReadOnlyList<string>> Apply(TenantDb db, CancellationToken cancellation)
    {
        var pending = (await db.Database.GetPendingMigrationsAsync(cancellation)).ToList();
        if (pending.Count == 0)
            return pending;
        if (db.Database.IsSqlite())
            await DropStaleLock(db, cancellation);
        await db.Database.MigrateAsync(cancellation);
        return pending;
    }

    /// <summary>
    /// Stops a start on a file that a later version has migrated: a restored archive, or a program that was set back. On servers, where processes of two versions run beside
    /// each other while a new one comes, the migrations see to it that the older one can go on.
    /// </summary>
    public static async Task RefuseLater(TenantDb db, string name, CancellationToken cancellation)
    {
        var later = (await db.Database.GetAppliedMigrationsAsync(cancellation)).Except(db.Database.GetMigrations()).ToList();
        if (later.Count > 0)
            throw new DatabaseUnavailableException($"The database {name} was written by a later version: this one does not know its migration {later[0]}. Start that version, or a later one.");
    }

    /// <summary>Stops a start on a database that lacks migrations of this program.</summary>
    public static async Task RefusePending(TenantDb db, string name, CancellationToken cancellation)
    {
        var pending = (await db.Database.GetPendingMigrationsAsync(cancellation)).ToList();
        if (pending.Count > 0)
        {
            throw new DatabaseUnavailableException(
                $"The database {name} lacks {pending.Count} migration(s), the first is {pending[0]}. As the owner role run: CloudCrm.Host migrate");
        }
    }

    // A process killed in a migration leaves its row in EF's lock table, and the next one would wait for ever. Who holds the lease may delete it.
    private static async Task DropStaleLock(TenantDb db, CancellationToken cancellation)
    {
        var exists = await db.Database.SqlQueryRaw<long>("SELECT count(*) AS Value FROM sqlite_master WHERE name = '__EFMigrationsLock'").SingleAsync(cancellation);
        if (exists > 0)
            await db.Database.ExecuteSqlRawAsync("DELETE FROM __EFMigrationsLock", cancellation);
    }
}
