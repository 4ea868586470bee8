using System.Text.Json.Nodes;
using CloudCrm.StripeSimulator.State;

namespace CloudCrm.StripeSimulator.Life;

/// <summary>The edges of billing periods: the anchor and whole intervals after it, a day that a month lacks moved to its last.</summary>
internal static class Periods
{
    /// <summary>The first edge after an instant.</summary>
    public static long Next(long anchor, long after, string interval, long count)
    {
        var edge = anchor;
        for (var k = Guess(anchor, after, interval, count); edge <= after; k++)
            edge = Edge(anchor, interval, count * k);
        return edge;
    }

    /// <summary>The first edge of a subscription's own periods after an instant.</summary>
    public static long Next(World world, JsonObject subscription, long after)
    {
        var how = Recurring(world, subscription);
        return Next(subscription.Long("billing_cycle_anchor"), after, how.Text("interval")!, how.Long("interval_count"));
    }

    /// <summary>So many intervals of a subscription after an instant.</summary>
    public static long Later(World world, JsonObject subscription, long instant, long intervals)
    {
        var how = Recurring(world, subscription);
        return Edge(instant, how.Text("interval")!, how.Long("interval_count") * intervals);
    }

    public static long Edge(long anchor, string interval, long intervals)
    {
        var from = DateTimeOffset.FromUnixTimeSeconds(anchor);
        return (interval switch
        {
            "day" => from.AddDays(intervals),
            "week" => from.AddDays(7 * intervals),
            "month" => from.AddMonths((int)intervals),
            _ => from.AddYears((int)intervals),
        }).ToUnixTimeSeconds();
    }

    private static JsonObject Recurring(World world, JsonObject subscription) =>
        world.Get("price", world.Of(subscription.Id(), "subscription_item")[0].Text("price")).In("recurring")!;

    private static long Guess(long anchor, long after, string interval, long count)
    {
        var days = interval switch { "day" => 1, "week" => 7, "month" => 31, _ => 366 };
        return Math.Max(0, (after - anchor) / (86_400L * days * count));
    }
}
