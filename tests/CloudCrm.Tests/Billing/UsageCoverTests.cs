using CloudCrm.Billing.Usage;

namespace CloudCrm.Tests.Billing;

public sealed class UsageCoverTests
{
    private static readonly DateTimeOffset s_start = new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [FsCheck.NUnit.Property(MaxTest = 400)]
    public void Segments_sum_to_the_stretch(ushort from, ushort length)
    {
        const int Quarters = 38_400; // 400 days
        var start = s_start + (from % Quarters * RollupSpans.Quarter);
        var end = start + ((length % Quarters + 1) * RollupSpans.Quarter);
        var segments = UsageCover.Of(7, start, end);
        Assert.That(segments.Sum(segment => segment.Sign * Weight(segment.From, segment.To)), Is.EqualTo(Weight(start, end)));
        Assert.That(segments, Has.Count.LessThanOrEqualTo(13).And.All.Matches<Segment>(segment => segment.Label == 7 && segment.From < segment.To
            && segment.From.Floor(segment.Span) == segment.From && segment.To.Floor(segment.Span) == segment.To));
        Assert.That(segments.Sum(Rows), Is.LessThanOrEqualTo(14 + 62 + 190), "rows of one meter and value");
    }

    [TestCase("2027-03-01", "2027-04-01", "+Month 1")]
    [TestCase("2027-03-01", "2027-03-02", "+Day 1")]
    [TestCase("2027-03-01 10:15", "2027-03-01 10:30", "+Quarter 1")]
    [TestCase("2027-02-28 16:00", "2027-03-31 16:00", "+Quarter 32, -Quarter 32, +Day 31")]
    [TestCase("2027-02-28 16:00", "2027-06-30 16:00", "+Quarter 32, -Quarter 32, +Month 4")]
    [TestCase("2027-03-01 00:15", "2027-03-03", "-Quarter 1, +Day 2")]
    public void Few_rows_are_enough(string from, string to, string expected)
    {
        var segments = UsageCover.Of(0, Events.At(from), Events.At(to));
        Assert.That(string.Join(", ", segments.Select(segment => $"{(segment.Sign > 0 ? '+' : '-')}{segment.Span} {Rows(segment)}")), Is.EqualTo(expected));
    }

    // Every quarter-hour has a weight of its own, so that a wrong one shows.
    private static long Weight(DateTimeOffset from, DateTimeOffset to)
    {
        var sum = 0L;
        for (var at = from; at < to; at += RollupSpans.Quarter)
        {
            var place = (long)((at - s_start) / RollupSpans.Quarter) + 10_000;
            sum += place * place;
        }

        return sum;
    }

    private static int Rows(Segment segment)
    {
        var rows = 0;
        for (var at = segment.From; at < segment.To; at = at.Next(segment.Span))
            rows++;
        return rows;
    }
}
