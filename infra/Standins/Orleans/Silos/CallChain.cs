using Orleans.Calls;

namespace Orleans.Runtime;

/// <summary>Finds who waits for whom when a call timed out.</summary>
static class CallChain
{
    const int LongestChain = 64;

    /// <summary>What to tell the caller.</summary>
    public static string Describe(GrainCall call, TimeSpan timeout)
    {
        var text = $"Response did not arrive on time in {timeout} for {call}.";
        var chain = FindCycle(call);
        if (chain is null) return text;
        chain.Reverse();
        return $"{text} The calls wait for each other: {string.Join(" -> ", chain)}.";
    }

    /// <summary>Goes up from the call's sender through the calls that run there, until it meets a call that runs on the target.</summary>
    static List<string>? FindCycle(GrainCall call)
    {
        var chain = new List<string> { call.ToString() };
        var seen = new HashSet<Activation>();
        return Climb(call, call.Target, chain, seen) ? chain : null;
    }

    static bool Climb(GrainCall call, GrainReference target, List<string> chain, HashSet<Activation> seen)
    {
        if (call.Sender is not { } sender || chain.Count >= LongestChain || !seen.Add(sender)) return false;
        foreach (var above in sender.Running())
        {
            chain.Add(above.ToString());
            if (above.Target == target || Climb(above, target, chain, seen)) return true;
            chain.RemoveAt(chain.Count - 1);
        }

        return false;
    }
}
