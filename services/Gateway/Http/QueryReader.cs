using System.Globalization;

namespace CloudCrm.Gateway.Http;

/// <summary>Reads query parameters and keeps the first fault. Parameters that nobody asks for are passed over.</summary>
internal sealed class QueryReader(HttpRequest request)
{
    private const int MaxCursorLength = 1_000;
    private const int MaxIdLength = 36;

    public Fault? Fault { get; private set; }

    public string? Text(string name, int maxLength)
    {
        var values = request.Query[name];
        if (values.Count == 0)
            return null;
        if (values.Count > 1)
            return Fail<string>(name, "Give this parameter once.");
        return Storable(name, values[0]!, maxLength);
    }

    private string? Storable(string name, string text, int maxLength) =>
        text.Length <= maxLength && !text.AsSpan().ContainsAny('\0', '\uFFFE') && text.IsNormalizedUnicode()
            ? text
            : Fail<string>(name, $"A text of at most {maxLength} characters, without NUL characters, U+FFFE and half surrogate pairs.");

    /// <summary>A parameter that may stand several times.</summary>
    public IReadOnlyList<string> Texts(string name, int maxLength, int maxCount)
    {
        var values = request.Query[name];
        if (values.Count > maxCount)
            return Fail<string[]>(name, $"At most {maxCount} of these.") ?? [];
        return [.. values.Select(text => Storable(name, text!, maxLength)).OfType<string>()];
    }

    public Guid? Id(string name) => Text(name, MaxIdLength) is { } text ? Id(name, text) : null;

    /// <summary>Ids in a parameter that may stand several times.</summary>
    public IReadOnlyList<Guid> Ids(string name, int maxCount) => [.. Texts(name, MaxIdLength, maxCount).Select(text => Id(name, text)).OfType<Guid>()];

    private Guid? Id(string name, string text) => Guid.TryParseExact(text, "d", out var id) || Guid.TryParseExact(text, "n", out id)
        ? id
        : Fail<Guid?>(name, "Expected a UUID such as 0191d8f5-4c5e-7c1a-9d3e-2f6a7b8c9d0e.");

    public string NeededText(string name, int maxLength) => Needed(name, Text(name, maxLength)) ?? "";

    public string? Cursor() => Text("cursor", MaxCursorLength);

    public int Limit() => (int)Number("limit", Paging.DefaultLimit, 1, Paging.MaxLimit);

    public long Number(string name, long whenAbsent, long min, long max)
    {
        if (Text(name, 20) is not { } text)
            return whenAbsent;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max)
            return number;
        return Fail<long>(name, string.Create(CultureInfo.InvariantCulture, $"A whole number from {min} to {max}."));
    }

    public bool Flag(string name) => Text(name, 5) switch
    {
        null or "false" => false,
        "true" => true,
        _ => Fail<bool>(name, "true or false."),
    };

    public TEnum? Choice<TEnum>(string name) where TEnum : struct, Enum
    {
        if (Text(name, 50) is not { } text)
            return null;
        return EnumNames<TEnum>.TryParse(text, out var value) ? value : Fail<TEnum?>(name, $"Expected {EnumNames<TEnum>.Choice}.");
    }

    public DateTimeOffset NeededInstant(string name) => NeededText(name, 40).Length > 0 ? Instant(name) ?? default : default;

    public DateTimeOffset? Instant(string name)
    {
        if (Text(name, 40) is not { } text)
            return null;
        return InstantConverter.HasOffset(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at)
            ? at.ToUniversalTime()
            : Fail<DateTimeOffset?>(name, "Expected an instant with its offset, such as 2026-11-21T08:30:00Z.");
    }

    public T? Needed<T>(string name, T? value) => value is null ? Fail<T>(name, "This parameter is needed.") : value;

    private T? Fail<T>(string name, string detail)
    {
        Fault ??= Fault.Malformed(name, detail);
        return default;
    }
}

internal static class TextChecks
{
    /// <summary>True where every surrogate stands in a pair.</summary>
    public static bool IsNormalizedUnicode(this string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 >= text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                return false;
            i++;
        }

        return true;
    }
}
