using System.Globalization;
using System.Text;

namespace CloudCrm.Foundation.Data.Writing.Postgres;

/// <summary>
/// The SQL of one act: a single statement in which everything hangs on the row that the root's part returns. It answers the number of root rows.
/// <see cref="StatementParameters"/> gives the values in the same order.
/// </summary>
internal sealed class StatementText(TablePlans plans, PreparedAct act)
{
    private readonly StringBuilder _sql = new();
    private readonly List<(int Group, string Expected)> _updates = [];
    private int _parameters;

    public string Build()
    {
        _sql.Append("WITH root AS (");
        Root();
        _sql.Append(')');
        for (var i = 0; i < act.Groups.Count; i++)
            Group(i, act.Groups[i]);
        if (act.Journal.Count > 0)
            Journal();
        _sql.Append("\nSELECT (SELECT count(*)::int FROM root)");
        foreach (var (group, expected) in _updates)
            _sql.Append(CultureInfo.InvariantCulture, $", 1 / CASE WHEN (SELECT count(*) FROM g{group}) = {expected} * (SELECT count(*) FROM root) THEN 1 ELSE 0 END");
        return _sql.ToString();
    }

    private string Next() => string.Create(CultureInfo.InvariantCulture, $"${++_parameters}");

    private string Next(IReadOnlyList<Column> columns) => string.Join(", ", columns.Select(_ => Next()));

    private static string Names(IReadOnlyList<Column> columns, string prefix = "") => string.Join(", ", columns.Select(column => prefix + column.Name));

    private void Root()
    {
        var plan = act.RootPlan;
        if (act.Root.Verb == RowVerb.Insert)
        {
            _sql.Append(CultureInfo.InvariantCulture, $"INSERT INTO {plan.Table} ({Names(plan.Columns)}) VALUES ({Next(plan.Columns)}) ON CONFLICT DO NOTHING RETURNING 1");
            return;
        }

        var assignments = string.Join(", ", plan.Values.Select(column => $"{column.Name} = {Next()}"));
        var key = string.Join(" AND ", plan.Key.Select(column => $"{column.Name} = {Next()}"));
        _sql.Append(CultureInfo.InvariantCulture, $"UPDATE {plan.Table} SET {assignments} WHERE {key} AND {plan.Version} = {Next()} RETURNING 1");
    }

    private void Group(int index, RowGroup group)
    {
        _sql.Append(CultureInfo.InvariantCulture, $",\ng{index} AS (");
        var many = group.Rows.Count > 1;
        switch (group.Verb)
        {
            case RowVerb.Delete:
                Delete(group.Plan, many);
                break;
            case RowVerb.Update:
                Update(index, group.Plan, many);
                break;
            default:
                Insert(group.Plan, group.Verb, many, index);
                break;
        }

        _sql.Append(')');
    }

    private void Delete(TablePlan plan, bool many)
    {
        var source = many ? $", unnest({Next(plan.Key)}) AS u({Names(plan.Key)})" : "";
        _sql.Append(CultureInfo.InvariantCulture, $"DELETE FROM {plan.Table} AS t USING root{source} WHERE {KeyIs(plan, many)} RETURNING 1");
    }

    private void Update(int index, TablePlan plan, bool many)
    {
        var source = many ? $", unnest({Next(plan.Columns)}) AS u({Names(plan.Columns)})" : "";
        var assignments = string.Join(", ", plan.Values.Select(column => $"{column.Name} = {(many ? $"u.{column.Name}" : Next())}"));
        _sql.Append(CultureInfo.InvariantCulture, $"UPDATE {plan.Table} AS t SET {assignments} FROM root{source} WHERE {KeyIs(plan, many)} RETURNING 1");
        _updates.Add((index, many ? Next() : "1"));
    }

    private string KeyIs(TablePlan plan, bool many) =>
        string.Join(" AND ", plan.Key.Select(column => $"t.{column.Name} = {(many ? $"u.{column.Name}" : Next())}"));

    private void Insert(TablePlan plan, RowVerb verb, bool many, int index)
    {
        var names = Names(plan.Columns);
        var values = Next(plan.Columns);
        _sql.Append(CultureInfo.InvariantCulture, $"INSERT INTO {plan.Table} ({names}) SELECT {(many ? Names(plan.Columns, "u.") : values)} FROM root");
        // Counting what was deleted and updated in the same table makes that happen first.
        for (var i = 0; i < index; i++)
        {
            if (act.Groups[i].Plan == plan && act.Groups[i].Verb is RowVerb.Delete or RowVerb.Update)
                _sql.Append(CultureInfo.InvariantCulture, $", (SELECT count(*) FROM g{i}) AS after{i}");
        }

        if (many)
            _sql.Append(CultureInfo.InvariantCulture, $", unnest({values}) WITH ORDINALITY AS u({names}, ordinal) ORDER BY u.ordinal");
        if (verb == RowVerb.InsertIfAbsent)
            _sql.Append(CultureInfo.InvariantCulture, $" ON CONFLICT ({Names(plan.Key)}) DO NOTHING");
    }

    private void Journal()
    {
        _sql.Append(CultureInfo.InvariantCulture, $",\nhead AS (INSERT INTO {plans.Heads.Table} AS h (tenant_id, sequence) SELECT {Next()}, {Next()} FROM root");
        _sql.Append(" ON CONFLICT (tenant_id) DO UPDATE SET sequence = h.sequence + excluded.sequence RETURNING h.sequence)");
        var columns = plans.Journal.Columns;
        var many = act.Journal.Count > 1;
        var count = Next();
        var values = columns.Select(column => (column.Name, Value: Next())).ToList();
        var selected = values.Select(pair => (pair.Name, Value: many ? $"u.{pair.Name}" : pair.Value))
            .Select(pair => pair.Name == "sequence" ? $"head.sequence - {count} + {pair.Value}" : pair.Value);
        _sql.Append(CultureInfo.InvariantCulture, $",\nentries AS (INSERT INTO {plans.Journal.Table} ({Names(columns)}) SELECT {string.Join(", ", selected)} FROM head");
        if (many)
            _sql.Append(CultureInfo.InvariantCulture, $", unnest({string.Join(", ", values.Select(pair => pair.Value))}) AS u({Names(columns)})");
        _sql.Append(')');
    }
}
