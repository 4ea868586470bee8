using System.Text.Json.Nodes;
using CloudCrm.StripeSimulator.Life;
using CloudCrm.StripeSimulator.State;
using CloudCrm.StripeSimulator.Wire;

namespace CloudCrm.StripeSimulator.Resources;

/// <summary>Clocks that a test moves; customers on one live by it.</summary>
internal static class TestClocks
{
    private const int IntervalsMax = 2;

    public static IEnumerable<Operation> Operations =>
    [
        Operation.Post("/v1/test_helpers/test_clocks", Create, "frozen_time:int! name"),
        Operation.List("/v1/test_helpers/test_clocks", call => call.Page(call.World["test_helpers.test_clock"].NewestFirst)),
        Operation.Get("/v1/test_helpers/test_clocks/{id}", call => call.Answer(call.World.Get("test_helpers.test_clock", call.Id))),
        Operation.Post("/v1/test_helpers/test_clocks/{id}/advance", Advance, "frozen_time:int!"),
    ];

    private static JsonObject Create(Call call)
    {
        var at = call.P.Long("frozen_time")!.Value;
        return call.Answer(call.World.Add("test_helpers.test_clock", "clock", call.World.Clock.Seconds, new()
        {
            ["deletes_after"] = call.World.Clock.Seconds + (30 * 86_400),
            ["frozen_time"] = at,
            ["name"] = call.P.Text("name"),
            ["status"] = "ready",
            ["status_details"] = new JsonObject(),
        }));
    }

    // The work is done at once, but the answer says that it is under way, as it would be: callers have to ask again.
    private static JsonObject Advance(Call call)
    {
        var (world, clock) = (call.World, call.World.Get("test_helpers.test_clock", call.Id));
        var until = call.P.Long("frozen_time")!.Value;
        if (until <= clock.Long("frozen_time"))
            throw Refusal.Invalid("A test clock only goes forward.", "frozen_time");
        if (until > Furthest(world, clock))
            throw Refusal.Invalid($"A test clock goes at most {IntervalsMax} intervals of its shortest subscription at once.", "frozen_time");
        var answer = call.Answer(clock);
        answer["status"] = "advancing";
        answer["frozen_time"] = until;
        Walk.Advance(world, clock.Id(), until);
        return answer;
    }

    private static long Furthest(World world, JsonObject clock)
    {
        var now = clock.Long("frozen_time");
        return world["subscription"].All.Where(one => one.Text("test_clock") == clock.Id() && !SubscriptionStates.HasEnded(one))
            .Select(one => Periods.Later(world, one, now, IntervalsMax)).DefaultIfEmpty(long.MaxValue).Min();
    }
}
