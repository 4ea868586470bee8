using System.Text;
using System.Text.Json.Nodes;

namespace CloudCrm.Tests.Gateway;

/// <summary>One malformed request and the input that the answer must name.</summary>
/// <param name="What">What is wrong, for the report.</param>
/// <param name="Shot">The request.</param>
/// <param name="Field">What must be named; null where any name will do.</param>
internal sealed record BadInput(string What, Shot Shot, string? Field)
{
    /// <summary>Bodies that are no JSON object at all, whatever the endpoint.</summary>
    public static IEnumerable<BadInput> NotAnObject(Shot valid)
    {
        var text = Encoding.UTF8.GetString(valid.Body!);
        (string What, byte[] Body)[] bodies =
        [
            ("empty", []),
            ("blank", "   "u8.ToArray()),
            ("null", "null"u8.ToArray()),
            ("an array", "[]"u8.ToArray()),
            ("a number", "12"u8.ToArray()),
            ("a text", "\"text\""u8.ToArray()),
            ("cut off", Encoding.UTF8.GetBytes(text[..^1])),
            ("cut in half", Encoding.UTF8.GetBytes(text[..(text.Length / 2)])),
            ("two values", Encoding.UTF8.GetBytes(text + text)),
            ("a comma at the end", Encoding.UTF8.GetBytes(text[..^1] + ",}")),
            ("a comment", Encoding.UTF8.GetBytes("/* hello */" + text)),
            ("single quotes", Encoding.UTF8.GetBytes(text.Replace('"', '\''))),
            ("UTF-16", Encoding.Unicode.GetBytes(text)),
            ("random bytes", [0x80, 0x00, 0xFF, 0x13]),
            ("a form", "name=x&kind=person"u8.ToArray()),
            ("XML", "<name>x</name>"u8.ToArray()),
            ("deep nesting", Encoding.UTF8.GetBytes(new string('[', 5_000))),
        ];
        return bodies.Select(b => new BadInput(b.What, valid with { Body = b.Body }, null));
    }

    /// <summary>A valid body with one member made wrong, for every member in every way that fits its JSON type.</summary>
    public static IEnumerable<BadInput> WrongMembers(Shot valid, IReadOnlySet<string> nullable)
    {
        var body = JsonNode.Parse(valid.Body!)!.AsObject();
        yield return Changed(valid, "an unknown member", "surprise", b => b["surprise"] = 1);
        yield return Raw(valid, "an unknown member with a strange name", "\"\\u0000\":1", null);
        foreach (var (name, value) in body)
        {
            yield return Raw(valid, $"{name} twice", $"\"{name}\":{value?.ToJsonString() ?? "null"}", name);
            yield return Changed(valid, $"{name} in capitals", null, b =>
            {
                var moved = b[name]?.DeepClone();
                b.Remove(name);
                b[name.ToUpperInvariant()] = moved;
            });
            if (!nullable.Contains(name))
            {
                yield return Changed(valid, $"{name} null", name, b => b[name] = null);
                yield return Changed(valid, $"{name} missing", name, b => b.Remove(name));
            }

            foreach (var (what, wrong) in WrongValues(value!))
                yield return Changed(valid, $"{name} {what}", name, b => b[name] = wrong);
            if (value is JsonValue text && text.TryGetValue<string>(out var known))
            {
                foreach (var (what, escaped) in new[] { ("with a NUL", "\\u0000"), ("with U+FFFE", "\\ufffe"), ("with half a pair", "\\ud83d"), ("with the other half", "\\ude00"), ("with a raw line end", "\n") })
                    yield return RawValue(valid, $"{name} {what}", name, Encoding.UTF8.GetBytes($"\"{known}{escaped}\""));
                yield return RawValue(valid, $"{name} of broken UTF-8", name, [(byte)'"', 0xC3, 0x28, (byte)'"']);
            }
        }
    }

    private static IEnumerable<(string What, JsonNode Wrong)> WrongValues(JsonNode value)
    {
        if (value is not JsonValue)
        {
            foreach (var wrong in new JsonNode[] { 5, "text", true, value is JsonArray ? new JsonObject() : new JsonArray() })
                yield return ($"as {wrong.ToJsonString()}", wrong);
            if (value is JsonArray)
                yield return ("with a null in it", new JsonArray((JsonNode?)null));
            yield break;
        }

        yield return ("as an object", new JsonObject());
        yield return ("as an array", new JsonArray());
        if (value is JsonValue known && known.TryGetValue<string>(out _))
            yield return ("as a number", 5);
        else
            yield return ("as a text", "5");
        if (value is not JsonValue flag || !flag.TryGetValue<bool>(out _))
            yield return ("as true", true);
    }

    private static BadInput Changed(Shot valid, string what, string? field, Action<JsonObject> change)
    {
        var body = JsonNode.Parse(valid.Body!)!.AsObject();
        change(body);
        return new(what, valid with { Body = Encoding.UTF8.GetBytes(body.ToJsonString()) }, field);
    }

    /// <summary>The body with one more member, as text.</summary>
    private static BadInput Raw(Shot valid, string what, string member, string? field) =>
        new(what, valid with { Body = [.. valid.Body!.AsSpan(0, valid.Body!.Length - 1), .. Encoding.UTF8.GetBytes($",{member}}}")] }, field);

    /// <summary>The body with one value replaced by bytes.</summary>
    private static BadInput RawValue(Shot valid, string what, string name, byte[] value)
    {
        var body = JsonNode.Parse(valid.Body!)!.AsObject();
        body.Remove(name);
        var rest = body.ToJsonString();
        byte[] bytes = [.. Encoding.UTF8.GetBytes($"{{\"{name}\":"), .. value, .. Encoding.UTF8.GetBytes(rest.Length == 2 ? "}" : "," + rest[1..])];
        return new(what, valid with { Body = bytes }, name);
    }
}
