using System.Text.Json.Nodes;
using CloudCrm.StripeSimulator.State;
using CloudCrm.StripeSimulator.Wire;

namespace CloudCrm.StripeSimulator.Life;

/// <summary>How often something may happen to a thing within a time.</summary>
internal static class Quota
{
    public static void Take(World world, JsonObject thing, string what, int max, long seconds)
    {
        var name = $"_{what}";
        if (thing[name] is not JsonArray times)
            thing[name] = times = [];
        var now = world.NowFor(thing);
        while (times.Count > 0 && times[0]!.GetValue<long>() <= now - seconds)
            times.RemoveAt(0);
        if (times.Count >= max)
            throw Refusal.TooMany($"At most {max} {what} in {seconds} seconds for one subscription.");
        times.Add((JsonNode)now);
    }
}
