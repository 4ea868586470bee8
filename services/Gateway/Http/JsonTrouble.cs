using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace CloudCrm.Gateway.Http;

/// <summary>Finds words for JSON that was refused: which member, and what was expected there. Never names a .NET type.</summary>
internal static class JsonTrouble
{
    private const int MaxErrors = 20;
    private const int MaxName = 100;

    public static Fault Explain(ReadOnlyMemory<byte> body, JsonTypeInfo type, JsonException e)
    {
        var errors = new List<Wire.FieldProblem>();
        try
        {
            using var document = JsonDocument.Parse(body, new() { MaxDepth = type.Options.MaxDepth });
            Compare(document.RootElement, type, "", errors);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // Not JSON at all, or text that is no Unicode: the parser's own place is the best there is.
            return Fault.Malformed(Field(e.Path), $"The body is not well-formed JSON here (line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}).", "malformed_json");
        }

        if (errors.Count == 0)
            errors.Add(new(Field(e.Path), "This value is not allowed here: it has the wrong type or form, or holds a NUL character, U+FFFE or half of a surrogate pair."));
        return Fault.Malformed(errors[0].Field, errors[0].Detail) with { Errors = errors.Count > 1 ? errors : null };
    }

    /// <summary>The body as a whole is called <c>body</c>.</summary>
    private static string Field(string? path)
    {
        if (path is null or "$")
            return "body";
        var field = path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : path;
        return field.Length > MaxName ? field[..MaxName] : field;
    }

    private static void Compare(JsonElement value, JsonTypeInfo type, string path, List<Wire.FieldProblem> errors)
    {
        if (errors.Count >= MaxErrors)
            return;
        if (type.Kind == JsonTypeInfoKind.Object)
            CompareObject(value, type, path, errors);
        else if (type.Kind == JsonTypeInfoKind.Enumerable)
            CompareList(value, type, path, errors);
        else if (type.Kind == JsonTypeInfoKind.Dictionary)
            CompareMap(value, type, path, errors);
        else if (!Reads(value, type))
            errors.Add(new(path, $"Expected {Expected(type.Type)}."));
    }

    private static void CompareObject(JsonElement value, JsonTypeInfo type, string path, List<Wire.FieldProblem> errors)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            errors.Add(new(path.Length == 0 ? "body" : path, "Expected an object."));
            return;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
        {
            if (errors.Count >= MaxErrors)
                return;
            var at = Join(path, member.Name);
            if (!seen.Add(member.Name))
                errors.Add(new(at, "This member stands here twice."));
            else if (type.Properties.FirstOrDefault(p => p.Name == member.Name) is not { } property)
                errors.Add(new(at, "There is no such member here."));
            else if (member.Value.ValueKind != JsonValueKind.Null)
                Compare(member.Value, type.Options.GetTypeInfo(property.PropertyType), at, errors);
            else if (!property.IsSetNullable || (property.PropertyType.IsValueType && Nullable.GetUnderlyingType(property.PropertyType) is null))
                errors.Add(new(at, "This value can't be null."));
        }

        foreach (var property in type.Properties.Where(p => p.IsRequired && !seen.Contains(p.Name)).Take(MaxErrors - errors.Count))
            errors.Add(new(Join(path, property.Name), "This member is needed."));
    }

    /// <summary>Members by names of the caller's choosing; a null in one is the handler's affair.</summary>
    private static void CompareMap(JsonElement value, JsonTypeInfo type, string path, List<Wire.FieldProblem> errors)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            errors.Add(new(path, "Expected an object."));
            return;
        }

        var (element, seen) = (type.Options.GetTypeInfo(type.ElementType!), new HashSet<string>(StringComparer.Ordinal));
        foreach (var member in value.EnumerateObject())
        {
            if (errors.Count >= MaxErrors)
                return;
            var at = Join(path, member.Name);
            if (!seen.Add(member.Name))
                errors.Add(new(at, "This member stands here twice."));
            else if (member.Value.ValueKind != JsonValueKind.Null)
                Compare(member.Value, element, at, errors);
        }
    }

    private static void CompareList(JsonElement value, JsonTypeInfo type, string path, List<Wire.FieldProblem> errors)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            errors.Add(new(path, "Expected an array."));
            return;
        }

        var element = type.Options.GetTypeInfo(type.ElementType!);
        var index = 0;
        foreach (var item in value.EnumerateArray())
        {
            if (errors.Count >= MaxErrors)
                return;
            var at = $"{path}[{index++}]";
            if (item.ValueKind == JsonValueKind.Null)
                errors.Add(new(at, "This value can't be null."));
            else
                Compare(item, element, at, errors);
        }
    }

    private static bool Reads(JsonElement value, JsonTypeInfo type)
    {
        try
        {
            value.Deserialize(type);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string Join(string path, string name)
    {
        var known = name.Length > MaxName ? name[..MaxName] : name;
        return path.Length == 0 ? known : $"{path}.{known}";
    }

    private static string Expected(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain switch
        {
            _ when plain.IsEnum => (string)typeof(EnumNames<>).MakeGenericType(plain).GetProperty(nameof(EnumNames<>.Choice))!.GetValue(null)!,
            _ when plain == typeof(string) => "a text without NUL characters, U+FFFE and half surrogate pairs",
            _ when plain == typeof(bool) => "true or false",
            _ when plain == typeof(Guid) => "a UUID such as 0191d8f5-4c5e-7c1a-9d3e-2f6a7b8c9d0e",
            _ when plain == typeof(DateTimeOffset) => "an instant with its offset, such as 2026-11-21T08:30:00Z",
            _ => "a whole number",
        };
    }
}
