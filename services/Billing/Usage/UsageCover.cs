namespace CloudCrm.Billing.Usage;

/// <summary>A run of rollup rows to be added (<paramref name="Sign"/> 1) or taken away (-1).</summary>
/// <param name="Label">Which group of the answer it belongs to.</param>
/// <param name="Sign">1 or -1.</param>
/// <param name="Span">Which rows.</param>
/// <param name="From">Start, inclusive.</param>
/// <param name="To">End, exclusive.</param>
internal readonly record struct Segment(int Label, int Sign, RollupSpan Span, DateTimeOffset From, DateTimeOffset To);

/// <summary>Finds few rollup rows that sum to a stretch of time: whole months, whole days at their edges, quarter-hours at the edges of those.</summary>
internal static class UsageCover
{
    private static readonly RollupSpan[] Spans = [RollupSpan.Quarter, RollupSpan.Day, RollupSpan.Month];

    /// <summary>At most 13 segments; both ends stand on quarter-hours.</summary>
    public static List<Segment> Of(int label, DateTimeOffset from, DateTimeOffset to)
    {
        var segments = new List<Segment>();
        Cover(segments, label, 1, from, to, Spans.Length - 1);
        return segments;
    }

    private static void Cover(List<Segment> segments, int label, int sign, DateTimeOffset from, DateTimeOffset to, int level)
    {
        if (from == to)
            return;
        var span = Spans[level];
        var (start, end) = (Ceiling(from, span), to.Floor(span));
        if (level > 0 && start >= end)
        {
            Cover(segments, label, sign, from, to, level - 1);
            return;
        }

        start = CoverEdge(segments, label, sign, from, start, span, level, atStart: true);
        end = CoverEdge(segments, label, sign, end, to, span, level, atStart: false);
        segments.Add(new(label, sign, span, start, end));
    }

    // An edge of more than half a span is cheaper as the whole span without the rest of it. Answers where the whole spans begin or end.
    private static DateTimeOffset CoverEdge(
        List<Segment> segments, int label, int sign, DateTimeOffset from, DateTimeOffset to, RollupSpan span, int level, bool atStart)
    {
        if (from == to)
            return from;
        var first = from.Floor(span);
        var next = first.Next(span);
        if (to - from <= (next - first) / 2)
        {
            Cover(segments, label, sign, from, to, level - 1);
            return atStart ? to : from;
        }

        if (atStart)
            Cover(segments, label, -sign, first, from, level - 1);
        else
            Cover(segments, label, -sign, to, next, level - 1);
        return atStart ? first : next;
    }

    private static DateTimeOffset Ceiling(DateTimeOffset instant, RollupSpan span)
    {
        var floor = instant.Floor(span);
        return floor == instant ? instant : floor.Next(span);
    }
}
