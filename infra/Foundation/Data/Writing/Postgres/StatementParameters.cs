using Npgsql;
using NpgsqlTypes;

namespace CloudCrm.Foundation.Data.Writing.Postgres;

/// <summary>The values of one act, in the order in which <see cref="StatementText"/> names them.</summary>
internal static class StatementParameters
{
    public static NpgsqlBatchCommand Command(string text, PreparedAct act, TablePlans plans)
    {
        var command = new NpgsqlBatchCommand(text);
        var parameters = command.Parameters;
        AddRoot(parameters, act);
        foreach (var group in act.Groups)
            AddGroup(parameters, group);
        if (act.Journal.Count > 0)
        {
            parameters.Add(new NpgsqlParameter<Guid> { TypedValue = act.Tenant.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
            parameters.Add(Count(act.Journal.Count));
            parameters.Add(Count(act.Journal.Count));
            AddRows(parameters, plans.Journal.Columns, act.Journal);
        }

        return command;
    }

    private static void AddRoot(NpgsqlParameterCollection parameters, PreparedAct act)
    {
        var (plan, root) = (act.RootPlan, act.Root);
        if (root.Verb == RowVerb.Insert)
        {
            AddRow(parameters, plan.Columns, root.Row);
            return;
        }

        AddRow(parameters, plan.Values, root.Row);
        AddRow(parameters, plan.Key, root.Row);
        parameters.Add(Count(root.ExpectedVersion));
    }

    private static void AddGroup(NpgsqlParameterCollection parameters, RowGroup group)
    {
        var plan = group.Plan;
        if (group.Verb == RowVerb.Delete)
        {
            AddRows(parameters, plan.Key, group.Rows);
        }
        else if (group.Verb == RowVerb.Update && group.Rows.Count == 1)
        {
            AddRow(parameters, plan.Values, group.Rows[0]);
            AddRow(parameters, plan.Key, group.Rows[0]);
        }
        else
        {
            AddRows(parameters, plan.Columns, group.Rows);
            if (group.Verb == RowVerb.Update)
                parameters.Add(Count(group.Rows.Count));
        }
    }

    private static void AddRows(NpgsqlParameterCollection parameters, IReadOnlyList<Column> columns, IReadOnlyList<object> rows)
    {
        if (rows.Count == 1)
        {
            AddRow(parameters, columns, rows[0]);
            return;
        }

        foreach (var column in columns)
            parameters.Add(column.Many(rows));
    }

    private static void AddRow(NpgsqlParameterCollection parameters, IReadOnlyList<Column> columns, object row)
    {
        foreach (var column in columns)
            parameters.Add(column.One(row));
    }

    private static NpgsqlParameter<long> Count(long value) => new() { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Bigint };
}
