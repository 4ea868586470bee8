namespace CloudCrm.Foundation.Data.Writing.Sqlite;

/// <summary>Takes the values out of an act's rows, on the caller's thread.</summary>
internal static class SqliteSteps
{
    public static SqliteAct Make(PreparedAct act, TablePlans plans, CancellationToken cancellation)
    {
        var steps = new List<SqliteStep>();
        foreach (var group in act.Groups)
        {
            foreach (var row in group.Rows)
                steps.Add(new(group.Plan, group.Verb, false, Values(group.Plan, group.Verb, row)));
        }

        var root = Values(act.RootPlan, act.Root.Verb, act.Root.Row);
        if (act.Root.Verb == RowVerb.Update)
            root = [.. root, act.Root.ExpectedVersion];
        var journal = act.Journal.Select(row => Values(plans.Journal, RowVerb.Insert, row)).ToList();
        return new(act, new(act.RootPlan, act.Root.Verb, true, root), steps, journal, cancellation);
    }

    private static object[] Values(TablePlan plan, RowVerb verb, object row) => verb switch
    {
        RowVerb.Insert or RowVerb.InsertIfAbsent => Boxed(plan.Columns, row),
        RowVerb.Update => [.. Boxed(plan.Values, row), .. Boxed(plan.Key, row)],
        RowVerb.Delete => Boxed(plan.Key, row),
        _ => throw new ArgumentOutOfRangeException(nameof(verb)),
    };

    private static object[] Boxed(IReadOnlyList<Column> columns, object row)
    {
        var values = new object[columns.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = columns[i].Boxed(row) is var value && value is Guid id ? id.ToString().ToUpperInvariant() : value; // as the driver would, on the one thread that writes
        return values;
    }
}
