using System.Collections.Concurrent;

namespace CloudCrm.Foundation.Data.Writing.Postgres;

/// <summary>
/// The SQL of acts by their shape: which tables, which verbs, one row or several, in which order. Acts of one shape share one text, so that the server
/// plans it once. The number of shapes is what the code has of kinds of acts, not of data.
/// </summary>
internal sealed class StatementShapes(TablePlans plans)
{
    private readonly ConcurrentDictionary<string, string> _texts = new(StringComparer.Ordinal);

    public string TextOf(PreparedAct act)
    {
        Span<char> shape = stackalloc char[act.Groups.Count + 2];
        shape[0] = Code(act.RootPlan, act.Root.Verb, many: false);
        shape[1] = (char)Math.Min(act.Journal.Count, 2);
        for (var i = 0; i < act.Groups.Count; i++)
            shape[i + 2] = Code(act.Groups[i].Plan, act.Groups[i].Verb, act.Groups[i].Rows.Count > 1);
        var known = _texts.GetAlternateLookup<ReadOnlySpan<char>>();
        return known.TryGetValue(shape, out var text) ? text : _texts.GetOrAdd(shape.ToString(), new StatementText(plans, act).Build());
    }

    private static char Code(TablePlan plan, RowVerb verb, bool many) => (char)((plan.Index << 3) | ((int)verb << 1) | (many ? 1 : 0));
}
