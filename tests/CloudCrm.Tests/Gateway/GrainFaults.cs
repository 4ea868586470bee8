using System.Collections.Concurrent;

namespace CloudCrm.Tests.Gateway;

/// <summary>Lets calls of chosen grain methods fail, before or after they are done.</summary>
internal sealed class GrainFaults : IIncomingGrainCallFilter
{
    private readonly ConcurrentDictionary<string, (string Key, Task Released)> _hanging = new();
    private readonly ConcurrentDictionary<string, (Exception Fault, bool AfterDone, int Left)> _planned = new();

    /// <summary>The next calls of a method fail.</summary>
    public void Plan(string method, Exception fault, bool afterDone, int times) => _planned[method] = (fault, afterDone, times);

    /// <summary>Calls of a method on the grain whose key begins so hang until <paramref name="released"/>.</summary>
    public void Hang(string method, string key, Task released) => _hanging[method] = (key, released);

    /// <summary>How many planned failures have not happened yet.</summary>
    public int Left(string method) => _planned.TryGetValue(method, out var plan) ? plan.Left : 0;

    public async Task Invoke(IIncomingGrainCallContext context)
    {
        if (_hanging.TryGetValue(context.MethodName, out var hang) && context.TargetId.Key.ToString().StartsWith(hang.Key, StringComparison.Ordinal))
            await hang.Released;
        var fails = _planned.TryGetValue(context.MethodName, out var plan) && plan.Left > 0;
        if (fails)
            _planned[context.MethodName] = plan with { Left = plan.Left - 1 };
        if (fails && !plan.AfterDone)
            throw plan.Fault;
        await context.Invoke();
        if (fails)
            throw plan.Fault;
    }
}
