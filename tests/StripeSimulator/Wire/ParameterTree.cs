using System.Globalization;
using System.Net;
using System.Text;

namespace CloudCrm.StripeSimulator.Wire;

/// <summary>Form-encoded parameters with their brackets resolved: a value, or named children (a list's are numbers).</summary>
internal sealed class ParameterTree
{
    private const int CountMax = 2_000;
    private const int DepthMax = 8;

    private readonly Dictionary<string, ParameterTree> _children = [];

    public string? Value { get; private set; }

    public IReadOnlyDictionary<string, ParameterTree> Children => _children;

    public bool IsEmpty => Value is null && _children.Count == 0;

    /// <summary>Reads one or more encoded texts (query, body) into one tree.</summary>
    public static ParameterTree Parse(params string[] forms)
    {
        var root = new ParameterTree();
        var pairs = forms.SelectMany(form => form.Split('&', StringSplitOptions.RemoveEmptyEntries)).ToList();
        if (pairs.Count > CountMax)
            throw Refusal.Invalid("Too many parameters.");
        foreach (var pair in pairs)
        {
            var at = pair.IndexOf('=', StringComparison.Ordinal);
            var key = WebUtility.UrlDecode(at < 0 ? pair : pair[..at]);
            root.Put(Segments(key), 0, at < 0 ? "" : WebUtility.UrlDecode(pair[(at + 1)..]), key);
        }

        return root;
    }

    /// <summary>One text for the same parameters, whatever their order.</summary>
    public string Canonical()
    {
        var text = new StringBuilder();
        Write(text, "");
        return text.ToString();
    }

    private static List<string> Segments(string key)
    {
        var open = key.IndexOf('[', StringComparison.Ordinal);
        if (open < 0)
            return [key];
        var segments = new List<string> { key[..open] };
        while (open < key.Length)
        {
            var close = key.IndexOf(']', open);
            if (key[open] != '[' || close < 0)
                throw Refusal.Invalid("The name of a parameter has brackets that don't match.", key);
            segments.Add(key[(open + 1)..close]);
            open = close + 1;
        }

        return segments.Count <= DepthMax ? segments : throw Refusal.Invalid("Parameters are nested too deep.", key);
    }

    private void Put(List<string> segments, int depth, string value, string key)
    {
        if (depth == segments.Count)
        {
            if (!IsEmpty)
                throw Refusal.Invalid("A parameter is given twice.", key);
            Value = value;
            return;
        }

        if (Value is { Length: > 0 })
            throw Refusal.Invalid("A parameter is a value and a group at once.", key);
        var name = segments[depth].Length > 0 ? segments[depth] : _children.Count.ToString(CultureInfo.InvariantCulture);
        if (!_children.TryGetValue(name, out var child))
            _children.Add(name, child = new());
        child.Put(segments, depth + 1, value, key);
    }

    private void Write(StringBuilder text, string path)
    {
        if (Value is not null)
            text.Append(path).Append('=').Append(Value).Append('\n');
        foreach (var (name, child) in _children.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            child.Write(text, $"{path}[{name}]");
    }
}
