using Microsoft.Data.Sqlite;

namespace CloudCrm.Foundation.Data.Writing.Sqlite;

/// <summary>The prepared statements of the writer's connection: a few for each table.</summary>
internal sealed class SqliteStatements(SqliteConnection connection, TablePlans plans) : IDisposable
{
    private readonly Dictionary<(int Table, RowVerb Verb, bool Guards), SqliteCommand> _commands = [];
    private readonly Dictionary<string, SqliteCommand> _plain = [];
    private SqliteCommand? _head;

    /// <summary>Runs a step; answers how many rows it hit.</summary>
    public int Run(in SqliteStep step)
    {
        var key = (step.Plan.Index, step.Verb, step.Guards);
        if (!_commands.TryGetValue(key, out var command))
            _commands.Add(key, command = Prepare(Text(step.Plan, step.Verb, step.Guards), step.Values.Length));
        return Bind(command, step.Values).ExecuteNonQuery();
    }

    /// <summary>Moves a tenant's journal head on; answers where it is now.</summary>
    public long Advance(Guid tenant, int by)
    {
        _head ??= Prepare(
            $"INSERT INTO {plans.Heads.Table} (tenant_id, sequence) VALUES ($0, $1) ON CONFLICT (tenant_id) DO UPDATE SET sequence = sequence + excluded.sequence RETURNING sequence",
            2);
        return (long)Bind(_head, [tenant, by]).ExecuteScalar()!;
    }

    /// <summary>A statement without values, such as BEGIN IMMEDIATE.</summary>
    public void Run(string sql)
    {
        if (!_plain.TryGetValue(sql, out var command))
            _plain.Add(sql, command = Prepare(sql, 0));
        command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        foreach (var command in _commands.Values.Concat(_plain.Values))
            command.Dispose();
        _head?.Dispose();
    }

    private static SqliteCommand Bind(SqliteCommand command, object[] values)
    {
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i];
        return command;
    }

    private SqliteCommand Prepare(string sql, int parameters)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Made of names from the model; values are parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        for (var i = 0; i < parameters; i++)
            command.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });
        return command;
    }

    private static string Text(TablePlan plan, RowVerb verb, bool guards) => verb switch
    {
        RowVerb.Insert => Insert(plan) + (guards ? " ON CONFLICT DO NOTHING" : ""),
        RowVerb.InsertIfAbsent => $"{Insert(plan)} ON CONFLICT ({string.Join(", ", plan.Key.Select(c => c.Name))}) DO NOTHING",
        RowVerb.Update => $"UPDATE {plan.Table} SET {Pairs(plan.Values, ", ", 0)} WHERE {Pairs(plan.Key, " AND ", plan.Values.Count)}"
            + (guards ? $" AND {plan.Version} = ${plan.Columns.Count}" : ""),
        RowVerb.Delete => $"DELETE FROM {plan.Table} WHERE {Pairs(plan.Key, " AND ", 0)}",
        _ => throw new ArgumentOutOfRangeException(nameof(verb)),
    };

    private static string Insert(TablePlan plan) =>
        $"INSERT INTO {plan.Table} ({string.Join(", ", plan.Columns.Select(c => c.Name))}) VALUES ({string.Join(", ", plan.Columns.Select((_, i) => $"${i}"))})";

    private static string Pairs(IReadOnlyList<Column> columns, string between, int from) =>
        string.Join(between, columns.Select((column, i) => $"{column.Name} = ${from + i}"));
}
