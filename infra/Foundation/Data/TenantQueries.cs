using System.Data.Common;
using CloudCrm.Foundation.Data.Reading;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Foundation.Data;

/// <summary>Reads by hand-written SQL, for questions that EF has no words for; EF would also put such SQL together anew each time.</summary>
public static class TenantQueries
{
    /// <summary>
    /// Runs one query as the context's tenant: under its row-level security on PostgreSQL. On SQLite there is none, so the SQL names the tenant itself, as
    /// <c>tenant_id = @tenant</c>; that parameter is given here.
    /// </summary>
    /// <param name="db">A context of one tenant.</param>
    /// <param name="sql">A SELECT, with parameters as <c>@name</c>; never with values in its text.</param>
    /// <param name="bind">Adds the other parameters.</param>
    /// <param name="read">Makes an item of the row that the reader stands on.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<List<T>> Query<T>(
        this TenantDb db, string sql, Action<DbCommand> bind, Func<DbDataReader, T> read, CancellationToken cancellation = default)
    {
        if (!db.Tenant.IsSome)
            throw new InvalidOperationException("This reads for one tenant.");
        var guarded = !db.Database.IsSqlite();
        await db.Database.OpenConnectionAsync(cancellation);
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // The caller writes SQL here by purpose, with parameters for values.
            command.CommandText = guarded ? TenantInterceptor.Prefix + sql : sql;
#pragma warning restore CA2100
            if (guarded)
                command.Bind(TenantInterceptor.Parameter, db.Tenant.Value.ToString());
            command.Bind("tenant", db.Tenant.Value);
            bind(command);
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            if (guarded)
                await reader.NextResultAsync(cancellation);
            var items = new List<T>();
            while (await reader.ReadAsync(cancellation))
                items.Add(read(reader));
            return items;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}
