using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;
using NpgsqlTypes;

namespace CloudCrm.Foundation.Data.Reading;

/// <summary>
/// Puts the context's tenant before every query, in the same round trip: the setting is local to the implicit transaction of the two statements, so a
/// pooled connection never keeps it. Anything but a query is refused: these contexts read.
/// </summary>
internal sealed class TenantInterceptor : DbCommandInterceptor
{
    public const string Parameter = "__tenant";

    public const string Prefix = $"SELECT set_config('app.tenant', @{Parameter}, true);\n";

    // EF keeps one text a query shape, so this stays as small as the code has queries; raw SQL with values in its text would not, and is not written.
    private const int MaxTexts = 10_000;

    private readonly ConcurrentDictionary<string, string> _texts = new();

    public static TenantInterceptor Instance { get; } = new();

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        Prepend(command, eventData);
        return result;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Prepend(command, eventData);
        return ValueTask.FromResult(result);
    }

    public override DbDataReader ReaderExecuted(DbCommand command, CommandExecutedEventData eventData, DbDataReader result)
    {
        result.NextResult();
        return result;
    }

    public override async ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        await result.NextResultAsync(cancellationToken);
        return result;
    }

    public override InterceptionResult<object> ScalarExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<object> result) => throw ForReading();

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default) => throw ForReading();

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result) => throw ForReading();

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) => throw ForReading();

    private void Prepend(DbCommand command, CommandEventData eventData)
    {
        if (eventData.CommandSource == CommandSource.SaveChanges || eventData.Context is not TenantDb db)
            throw ForReading();
        if (_texts.Count > MaxTexts)
            _texts.Clear();
        command.CommandText = _texts.GetOrAdd(command.CommandText, static text => Prefix + text);
        command.Parameters.Add(new NpgsqlParameter<string>(Parameter, NpgsqlDbType.Text) { TypedValue = db.Tenant.IsSome ? db.Tenant.Value.ToString() : "" });
    }

    private static InvalidOperationException ForReading() => new("A context of one tenant only runs queries; writes go through IActWriter.");
}
