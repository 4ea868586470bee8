using Orleans.Calls;

namespace Orleans.Runtime;

/// <summary>Finds who waits for whom when calls timed out. Made for one look at the calls that are open.</summary>
internal sealed class CallChain(IEnumerable<GrainCall> open)
{
    private const int LongestChain = 64;

    private readonly ILookup<Activation?, GrainCall> _bySender = open.Where(call => !call.Answered && call.Sender is not null).ToLookup(call => call.Sender);

    /// <summary>What to tell the caller: its call, and the cycle that it waits for if there is one.</summary>
    public string Describe(GrainCall call, TimeSpan timeout)
    {
        var text = $"Response did not arrive on time in {timeout} for {call}.";
        var chain = new List<GrainCall> { call };
        return Closes(chain, []) ? $"{text} The calls wait for each other: {string.Join(" -> ", chain)}." : text;
    }

    /// <summary>A call waits for the calls that its grain made: its own if it runs, else those of the call that runs before it.</summary>
    private bool Closes(List<GrainCall> chain, HashSet<Activation> seen)
    {
        if (chain[^1].At is not { } at || chain.Count > LongestChain || !seen.Add(at)) return false;
        foreach (var next in _bySender[at])
        {
            chain.Add(next);
            if ((!next.Runs && chain.FindIndex(call => call.At == next.At) < chain.Count - 1) || Closes(chain, seen)) return true;
            chain.RemoveAt(chain.Count - 1);
        }

        return false;
    }
}
