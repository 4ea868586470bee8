using System.Collections.Concurrent;

namespace CloudCrm.Tests.Gateway;

/// <summary>Counts calls of grain methods.</summary>
internal sealed class GrainCounts : IIncomingGrainCallFilter
{
    private readonly ConcurrentDictionary<string, int> _calls = new();

    /// <summary>How often grains were called by a method of this name.</summary>
    public int Of(string method) => _calls.GetValueOrDefault(method);

    public Task Invoke(IIncomingGrainCallContext context)
    {
        _calls.AddOrUpdate(context.MethodName, 1, (_, count) => count + 1);
        return context.Invoke();
    }
}
