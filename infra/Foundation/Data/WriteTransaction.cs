using System.Data.Common;
using CloudCrm.Contracts;

namespace CloudCrm.Foundation.Data;

/// <summary>A transaction of <see cref="IActWriter{TDb}.Transact"/>: what is done on it commits as one, when the work returns.</summary>
/// <param name="connection">Open; not to be closed or kept.</param>
/// <param name="transaction">Begun; commit and rollback belong to the writer.</param>
/// <param name="provider">Which SQL is spoken.</param>
public sealed class WriteTransaction(DbConnection connection, DbTransaction transaction, DatabaseProvider provider)
{
    /// <summary>The connection.</summary>
    public DbConnection Connection { get; } = connection;

    /// <summary>The transaction.</summary>
    public DbTransaction Transaction { get; } = transaction;

    /// <summary>Which SQL is spoken.</summary>
    public DatabaseProvider Provider { get; } = provider;

    /// <summary>A command on this transaction.</summary>
    public DbCommand Command(string sql)
    {
        var command = Connection.CreateCommand();
        command.Transaction = Transaction;
#pragma warning disable CA2100 // The caller writes SQL here by purpose, with parameters for values.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }

    /// <summary>From here on rows of this tenant are seen and may be written. Does nothing on SQLite, where every statement names the tenant itself.</summary>
    public async Task SetTenant(TenantId tenant, CancellationToken cancellation = default)
    {
        if (Provider == DatabaseProvider.Sqlite)
            return;
        await using var command = Command("SELECT set_config('app.tenant', $1, true)");
        var parameter = command.CreateParameter();
        parameter.Value = tenant.Value.ToString();
        command.Parameters.Add(parameter);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
