using CloudCrm.Contracts;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace CloudCrm.Tests.Billing;

/// <summary>What the application may only add to.</summary>
internal static class AppendOnly
{
    /// <summary>The database refuses to change or remove.</summary>
    public static void AssertAppendOnly(this BillingHost host, TenantId tenant, string sql)
    {
        var attempt = Assert.CatchAsync(() => host.Writer.Transact(
            async (transaction, cancellation) =>
            {
                await transaction.SetTenant(tenant, cancellation);
                await using var command = transaction.Command(sql);
                await command.ExecuteNonQueryAsync(cancellation);
            },
            CancellationToken.None));
        Assert.That(attempt, Diagonal.HasServers
            ? Is.TypeOf<PostgresException>().With.Property(nameof(PostgresException.SqlState)).EqualTo("42501")
            : Is.TypeOf<SqliteException>().With.Property(nameof(SqliteException.SqliteExtendedErrorCode)).EqualTo(1811), sql);
    }
}
