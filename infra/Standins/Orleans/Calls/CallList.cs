using System.Diagnostics.CodeAnalysis;

namespace Orleans.Calls;

/// <summary>A ring of calls, linked through the calls themselves: a call is in one list at most.</summary>
internal struct CallList
{
    public GrainCall? First { get; private set; }

    public int Count { get; private set; }

    public readonly bool IsEmpty => First is null;

    public void Add(GrainCall call)
    {
        Count++;
        if (First is null)
        {
            First = call.Next = call.Previous = call;
            return;
        }

        var last = First.Previous!;
        last.Next = call;
        call.Previous = last;
        call.Next = First;
        First.Previous = call;
    }

    public void Remove(GrainCall call)
    {
        Count--;
        if (call.Next == call)
        {
            First = null;
        }
        else
        {
            call.Previous!.Next = call.Next;
            call.Next!.Previous = call.Previous;
            if (First == call) First = call.Next;
        }

        call.Next = call.Previous = null;
    }

    public bool TryTake([NotNullWhen(true)] out GrainCall? call)
    {
        call = First;
        if (call is null) return false;
        Remove(call);
        return true;
    }

    public readonly List<GrainCall> ToList()
    {
        var calls = new List<GrainCall>(Count);
        var call = First;
        for (var left = Count; left > 0; left--, call = call!.Next) calls.Add(call!);
        return calls;
    }
}
