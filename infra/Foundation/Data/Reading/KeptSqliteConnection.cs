#pragma warning disable EF1001 // The provider's connection class is "internal" to EF; the packages are pinned, and a test opens it.
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Sqlite.Storage.Internal;
using Microsoft.EntityFrameworkCore.Storage;

namespace CloudCrm.Foundation.Data.Reading;

/// <summary>
/// A reading context's connection, which stays open as long as the pooled context lives. EF would open and close it around every query, and each opening
/// registers twenty functions with SQLite: more work than a point read.
/// </summary>
internal sealed class KeptSqliteConnection(
    RelationalConnectionDependencies dependencies, IRawSqlCommandBuilder rawSqlCommandBuilder, IDiagnosticsLogger<DbLoggerCategory.Infrastructure> logger)
    : SqliteRelationalConnection(dependencies, rawSqlCommandBuilder, logger)
{
    /// <inheritdoc/>
    protected override void CloseDbConnection()
    {
    }

    /// <inheritdoc/>
    protected override Task CloseDbConnectionAsync() => Task.CompletedTask;
}
