using System.Text.Json.Nodes;

namespace CloudCrm.StripeSimulator.State;

/// <summary>Reading the objects that the simulator keeps. A name that starts with an underscore never leaves it.</summary>
internal static class Things
{
    public static string Id(this JsonObject thing) => thing.Text("id")!;

    public static string? Text(this JsonObject thing, string name) => thing[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    public static long Long(this JsonObject thing, string name) => thing.LongOrNull(name) ?? 0;

    public static long? LongOrNull(this JsonObject thing, string name) => thing[name] switch
    {
        JsonValue value when value.TryGetValue(out long number) => number,
        JsonValue value when value.TryGetValue(out int number) => number,
        _ => null,
    };

    public static bool Flag(this JsonObject thing, string name) => thing[name] is JsonValue value && value.TryGetValue(out bool flag) && flag;

    public static JsonObject? In(this JsonObject thing, string name) => thing[name] as JsonObject;

    public static long Created(this JsonObject thing) => thing.Long("created");

    /// <summary>Whether a field has a text, where the text asked for may be absent (then everything fits).</summary>
    public static bool Fits(this JsonObject thing, string name, string? wanted) => wanted is null || thing.Text(name) == wanted;
}
