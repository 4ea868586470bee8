using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace CloudCrm.Tests.Runtime;

/// <summary>What a test and its grains share, by grain key: both run in one process on every runtime.</summary>
sealed class Scene
{
    static readonly ConcurrentDictionary<string, Scene> Scenes = new(StringComparer.Ordinal);
    static int keys;

    readonly ConcurrentQueue<string> notes = new();
    readonly ConcurrentDictionary<string, TaskCompletionSource> gates = new(StringComparer.Ordinal);

    public ImmutableArray<string> Notes => [.. notes];

    public static Scene Of(string key) => Scenes.GetOrAdd(key, static _ => new());

    /// <summary>A key that no other test has.</summary>
    public static string NewKey() => $"{TestContext.CurrentContext.Test.MethodName}-{Interlocked.Increment(ref keys)}";

    public void Note(string line) => notes.Enqueue(line);

    public bool Has(string line) => notes.Contains(line);

    public int Count(string line) => notes.Count(note => note == line);

    public Task Waits(string line) => Eventually.Holds(() => Has(line), $"'{line}' among {string.Join(", ", Notes)}");

    /// <summary>Passes when the test has opened the gate.</summary>
    public Task Pass(string gate) => Gate(gate).Task;

    public void Open(string gate) => Gate(gate).TrySetResult();

    TaskCompletionSource Gate(string name) =>
        gates.GetOrAdd(name, static _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
}
