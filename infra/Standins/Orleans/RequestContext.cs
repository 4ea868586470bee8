namespace Orleans.Runtime;

/// <summary>Values that flow with calls, from the caller into the callee and never back.</summary>
public static class RequestContext
{
    private static readonly AsyncLocal<Dictionary<string, object>?> Ambient = new();

    /// <summary>The names that are set.</summary>
    public static IEnumerable<string> Keys => Ambient.Value?.Keys ?? Enumerable.Empty<string>();

    /// <summary>What is set.</summary>
    public static IEnumerable<KeyValuePair<string, object>> Entries => Ambient.Value ?? Enumerable.Empty<KeyValuePair<string, object>>();

    /// <summary>Copied at every change, so calls share it as it is.</summary>
    internal static Dictionary<string, object>? Values
    {
        get => Ambient.Value;
        set => Ambient.Value = value;
    }

    /// <summary>The value of a name, or null.</summary>
    public static object? Get(string key) => Ambient.Value is { } values && values.TryGetValue(key, out var value) ? value : null;

    /// <summary>Sets a value for the calls that follow in this flow.</summary>
    public static void Set(string key, object value) =>
        Ambient.Value = new Dictionary<string, object>(Ambient.Value ?? []) { [key] = value };

    /// <summary>Takes a value back.</summary>
    /// <returns>Whether there was one.</returns>
    public static bool Remove(string key)
    {
        if (Ambient.Value is not { } values || !values.ContainsKey(key)) return false;
        var rest = new Dictionary<string, object>(values);
        rest.Remove(key);
        Ambient.Value = rest.Count == 0 ? null : rest;
        return true;
    }

    /// <summary>Takes everything back.</summary>
    public static void Clear()
    {
        if (Ambient.Value is not null) Ambient.Value = null;
    }
}
