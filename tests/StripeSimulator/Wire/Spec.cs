namespace CloudCrm.StripeSimulator.Wire;

/// <summary>
/// The parameters that an operation takes, written as words: <c>name</c>, <c>amount:int</c>, <c>customer!</c> (required),
/// <c>round=up|down</c>, <c>items[][price]</c>, <c>metadata:map</c>. Types: text, int, bool, time, decimal, range, map (any names, texts).
/// A parameter that is not among them is refused.
/// </summary>
internal sealed class Spec
{
    private readonly Dictionary<string, Spec> _children = [];
    private string _type = "text";
    private string[] _choices = [];
    private bool _required;

    /// <summary>Every operation can be asked to expand ids into objects.</summary>
    public static Spec Of(string words)
    {
        var spec = new Spec { _type = "group" };
        foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Append("expand[]"))
            spec.Add(word);
        return spec;
    }

    /// <summary>What every list takes, and more.</summary>
    public static Spec List(string words = "") => Of("limit:int starting_after ending_before " + words);

    public void Check(ParameterTree given) => Check(given, "");

    private void Add(string word)
    {
        var required = word.EndsWith('!');
        var rest = required ? word[..^1] : word;
        var choices = rest.Split('=') is [_, var some] ? some.Split('|') : [];
        rest = rest.Split('=')[0];
        var type = choices.Length > 0 ? "choice" : rest.Split(':') is [_, var named] ? named : "text";
        var node = this;
        foreach (var segment in rest.Split(':')[0].Replace("]", "", StringComparison.Ordinal).Split('['))
        {
            node._type = segment.Length == 0 ? "list" : "group";
            if (!node._children.TryGetValue(segment, out var child))
                node._children.Add(segment, child = new());
            node = child;
        }

        (node._type, node._choices, node._required) = (type, choices, required);
    }

    private void Check(ParameterTree given, string path)
    {
        if (_type is "group")
            CheckGroup(given, path);
        else if (_type is "list")
            CheckList(given, path);
        else if (_type is "map" or "range" && given.Value is null)
            CheckFlat(given, path);
        else if (given.Value is null)
            throw Refusal.Invalid("A value was expected, not a group.", path);
        else if (given.Value.Length > 0)
            CheckValue(given.Value, path);
    }

    private void CheckGroup(ParameterTree given, string path)
    {
        if (given.Value is { Length: > 0 })
            throw Refusal.Invalid("A group was expected, not a value.", path);
        if (given.Value is not null)
            return;
        foreach (var (name, child) in given.Children)
        {
            var full = path.Length == 0 ? name : $"{path}[{name}]";
            (_children.GetValueOrDefault(name) ?? throw Refusal.Unknown(full)).Check(child, full);
        }

        foreach (var name in _children.Where(pair => pair.Value._required).Select(pair => pair.Key))
        {
            if (given.Children.GetValueOrDefault(name) is null or { Value: "" })
                throw Refusal.Missing(path.Length == 0 ? name : $"{path}[{name}]");
        }
    }

    private void CheckList(ParameterTree given, string path)
    {
        if (given.Value is { Length: > 0 })
            throw Refusal.Invalid("Invalid array", path);
        foreach (var (name, child) in given.Children)
            _children[""].Check(child, $"{path}[{name}]");
    }

    private static void CheckFlat(ParameterTree given, string path)
    {
        foreach (var (name, child) in given.Children)
        {
            if (child.Value is null)
                throw Refusal.Invalid("A value was expected, not a group.", $"{path}[{name}]");
        }
    }

    private void CheckValue(string value, string path)
    {
        var fits = _type switch
        {
            "int" or "time" => Values.Long(value) is not null || (_type == "time" && value == "now"),
            "bool" => value is "true" or "false",
            "decimal" => Values.Decimal(value) is not null,
            "choice" => _choices.Contains(value),
            "map" => false,
            _ => true,
        };
        if (!fits)
            throw Refusal.Invalid(_type == "choice" ? $"Invalid {path}: must be one of {string.Join(", ", _choices)}" : $"Invalid {_type}: {value}", path, Code(_type));
        if (value.Length > 5_000)
            throw Refusal.Invalid("A value has at most 5,000 characters.", path);
    }

    private static string? Code(string type) => type is "int" ? "parameter_invalid_integer" : null;
}
