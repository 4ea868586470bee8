using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace CloudCrm.Tests.Runtime;

/// <summary>What a test and its grains share, by grain key: both run in one process on every runtime.</summary>
internal sealed class Scene
{
    private static readonly ConcurrentDictionary<string, Scene> Scenes = new(StringComparer.Ordinal);
    private static int s_keys;

    private readonly ConcurrentQueue<string> _notes = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _gates = new(StringComparer.Ordinal);

    public ImmutableArray<string> Notes => [.. _notes];

    public static Scene Of(string key) => Scenes.GetOrAdd(key, static _ => new());

    /// <summary>A key that no other test has.</summary>
    public static string NewKey() => $"{TestContext.CurrentContext.Test.MethodName}-{Interlocked.Increment(ref s_keys)}";

    public void Note(string line) => _notes.Enqueue(line);

    public bool Has(string line) => _notes.Contains(line);

    public int Count(string line) => _notes.Count(note => note == line);

    public Task Waits(string line) => Eventually.Holds(() => Has(line), $"'{line}' among {string.Join(", ", Notes)}");

    /// <summary>Passes when the test has opened the gate.</summary>
    public Task Pass(string gate) => Gate(gate).Task;

    public void Open(string gate) => Gate(gate).TrySetResult();

    private TaskCompletionSource Gate(string name) =>
        _gates.GetOrAdd(name, static _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
}
