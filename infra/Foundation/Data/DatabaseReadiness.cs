using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CloudCrm.Foundation.Data;

/// <summary>Ready when the database answers and has all migrations of this version.</summary>
internal sealed partial class DatabaseReadiness<TDb>(Database<TDb> database, ILogger<DatabaseReadiness<TDb>> log) : IReadiness
    where TDb : TenantDb
{
    public string Name => $"database {database.Options.Name}";

    public async Task<string?> Problem(CancellationToken cancellation)
    {
        try
        {
            await using var db = database.AcrossTenants();
            var pending = (await db.Database.GetPendingMigrationsAsync(cancellation)).Count();
            return pending == 0 ? null : $"{pending} migrations are pending.";
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            LogAway(e, database.Options.Name);
            return "The database does not answer.";
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database {Database} does not answer.")]
    private partial void LogAway(Exception error, string database);
}
