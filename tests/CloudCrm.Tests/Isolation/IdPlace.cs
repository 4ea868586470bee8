using System.Collections;
using System.Reflection;
using System.Text.Json.Nodes;
using CloudCrm.Client;

namespace CloudCrm.Tests.Isolation;

/// <summary>Where an id stands that is no part of the route.</summary>
internal enum IdPart
{
    Query,
    Header,
    Body,
}

/// <summary>
/// A place of a request that takes the id of something that must exist, found by its type. In the body it may stand at any depth, in a list or by itself; the id
/// that a caller makes for a new thing is none.
/// </summary>
/// <param name="Part">Where to look.</param>
/// <param name="Path">Names from the outside in; <c>*</c> stands for every item of a list.</param>
internal sealed record IdPlace(IdPart Part, string Path)
{
    private const string Item = "*";

    /// <summary>The name nearest to the id: what it is an id of.</summary>
    public string Name => Path.Split('.').Last(step => step != Item);

    public static IReadOnlyList<IdPlace> Of(ApiEndpoint endpoint) =>
    [
        .. endpoint.Inputs.Where(i => IsId(i.Type)).Select(i => new IdPlace(i.IsHeader ? IdPart.Header : IdPart.Query, i.Name)),
        .. endpoint.BodyType is { } body ? In(body) : [],
    ];

    /// <summary>The places in a body of this type.</summary>
    public static IEnumerable<IdPlace> In(Type body) => InBody(body, "");

    public static bool IsId(Type type) => (Nullable.GetUnderlyingType(type) ?? type) == typeof(Guid);

    /// <summary>Writes the id at this place; the example must reach as far as the place.</summary>
    public void Put(JsonObject body, Guid id)
    {
        var (node, steps) = ((JsonNode)body, Path.Split('.'));
        foreach (var (step, next) in steps.Zip(steps[1..]))
            node = Inner(node, step) ?? (next == Item ? Made(node, step) : throw new AssertionException($"The example of the body has nothing at {Path}."));
        if (steps[^1] != Item)
        {
            node[steps[^1]] = id;
            return;
        }

        var list = node.AsArray();
        list.Clear();
        list.Add(id);
    }

    public override string ToString() => $"{Part} {Path}";

    private static JsonNode? Inner(JsonNode node, string step) => step == Item ? node.AsArray().FirstOrDefault() : node[step];

    /// <summary>A list of ids that the example leaves out.</summary>
    private static JsonArray Made(JsonNode node, string step)
    {
        var list = new JsonArray();
        node[step] = list;
        return list;
    }

    private static IEnumerable<IdPlace> InBody(Type type, string path) =>
        from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        where path.Length > 0 || !typeof(ICallerMadeId).IsAssignableFrom(type) || property.Name != nameof(ICallerMadeId.Id)
        from place in At(property.PropertyType, path + char.ToLowerInvariant(property.Name[0]) + property.Name[1..])
        select place;

    private static IEnumerable<IdPlace> At(Type type, string path)
    {
        if (IsId(type))
            return [new(IdPart.Body, path)];
        if (type != typeof(string) && typeof(IEnumerable).IsAssignableFrom(type))
        {
            if (type.GetInterfaces().Append(type).Any(t => t.IsGenericType && t.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>) && t.GetGenericArguments().Any(IsId)))
                throw new AssertionException($"Teach IdPlace to look for ids in {path}, a {type}.");
            return type.IsGenericType ? At(type.GetGenericArguments()[^1], $"{path}.{Item}") : [];
        }

        return type.Namespace?.StartsWith(nameof(CloudCrm), StringComparison.Ordinal) == true && !type.IsEnum ? InBody(type, path + ".") : [];
    }
}
