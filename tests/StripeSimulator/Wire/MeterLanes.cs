using CloudCrm.StripeSimulator.State;

namespace CloudCrm.StripeSimulator.Wire;

/// <summary>One call at a time for each meter and customer.</summary>
internal static class MeterLanes
{
    public static IDisposable? Enter(World world, Operation operation, ParameterTree tree)
    {
        if (operation is not { Method: "POST", Path: Resources.MeterEvents.Path })
            return null;
        var parameters = new Parameters(tree);
        var customer = string.Join('|', parameters.Map("payload").Where(pair => pair.Key != "value").Select(pair => pair.Value));
        return world.Meters.Enter($"{parameters.Text("event_name")} {customer}")
            ?? throw Refusal.TooMany("Another call for this meter and customer is being worked on.", "lock_timeout");
    }
}
