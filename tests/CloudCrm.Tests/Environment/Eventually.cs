using System.Diagnostics;

namespace CloudCrm.Tests;

/// <summary>Waits for a condition, never for a time.</summary>
public static class Eventually
{
    /// <summary>How long a condition may take before the test fails; long, because machines are busy.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Asks until the answer is yes.</summary>
    public static Task Holds(Func<Task<bool>> condition, string what, TimeSpan? patience = null) =>
        Value(async () => await condition() ? (object)true : null, what, patience);

    /// <summary>Asks until the answer is yes.</summary>
    public static Task Holds(Func<bool> condition, string what, TimeSpan? patience = null) =>
        Holds(() => Task.FromResult(condition()), what, patience);

    /// <summary>Asks until there is an answer.</summary>
    public static async Task<T> Value<T>(Func<Task<T?>> question, string what, TimeSpan? patience = null) where T : class
    {
        var started = Stopwatch.GetTimestamp();
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        do
        {
            if (await question() is { } answer)
                return answer;
        }
        while (Stopwatch.GetElapsedTime(started) < (patience ?? Patience) && await pause.WaitForNextTickAsync());
        throw new AssertionException($"Within {patience ?? Patience} it never came true that {what}.");
    }
}
