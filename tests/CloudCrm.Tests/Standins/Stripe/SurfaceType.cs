namespace CloudCrm.Tests.Standins;

/// <summary>A public type.</summary>
/// <param name="Kind">Whether it is a class, a static class, an interface or an enum.</param>
/// <param name="Bases">What it derives from and implements by itself.</param>
/// <param name="Members">Its own public members; a property that travels ends with <c>= its name at Stripe</c>.</param>
internal sealed record SurfaceType(string Kind, IReadOnlyList<string> Bases, IReadOnlyList<string> Members)
{
    /// <summary>The types as they stand in a file.</summary>
    public static string Written(IEnumerable<KeyValuePair<string, SurfaceType>> types) => string.Concat(types.Select(type =>
        $"{type.Value.Kind} {type.Key}{(type.Value.Bases.Count > 0 ? " : " + string.Join(" & ", type.Value.Bases) : "")}\n{string.Concat(type.Value.Members.Select(member => $"  {member}\n"))}"));

    /// <summary>The types of a file.</summary>
    public static Dictionary<string, SurfaceType> Read(string text)
    {
        var types = new Dictionary<string, SurfaceType>(StringComparer.Ordinal);
        var members = new List<string>();
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.StartsWith("  ", StringComparison.Ordinal))
            {
                members.Add(line[2..]);
                continue;
            }

            var parts = line.Split(" : ", 2);
            var name = parts[0].IndexOf("Stripe.", StringComparison.Ordinal);
            types.Add(parts[0][name..], new SurfaceType(parts[0][..(name - 1)], parts.Length > 1 ? parts[1].Split(" & ") : [], members = []));
        }

        return types;
    }
}
