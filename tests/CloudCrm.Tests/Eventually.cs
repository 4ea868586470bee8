using System.Diagnostics;

namespace CloudCrm.Tests;

/// <summary>Waits for what must become true, with a deadline; nothing in the tests waits for time to pass.</summary>
static class Eventually
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    public static Task Is(Func<bool> condition, string what, TimeSpan? patience = null) =>
        Is(() => Task.FromResult(condition()), what, patience);

    public static async Task Is(Func<Task<bool>> condition, string what, TimeSpan? patience = null)
    {
        var watch = Stopwatch.StartNew();
        while (!await condition())
        {
            if (watch.Elapsed > (patience ?? Patience)) Assert.Fail($"Not within {patience ?? Patience}: {what}");
            await Task.Delay(Pause);
        }
    }
}
