using System.Globalization;

namespace CloudCrm.Gateway.Http;

/// <summary>Reads query parameters and keeps the first fault. Parameters that nobody asks for are passed over.</summary>
internal sealed class QueryReader(HttpRequest request)
{
    private const int MaxCursorLength = 1_000;

    public Fault? Fault { get; private set; }

    public string? Text(string name, int maxLength)
    {
        var values = request.Query[name];
        if (values.Count == 0)
            return null;
        if (values.Count > 1)
            return Fail<string>(name, "Give this parameter once.");
        var text = values[0]!;
        return text.Length <= maxLength && !text.AsSpan().ContainsAny('\0', '\uFFFE') && text.IsNormalizedUnicode()
            ? text
            : Fail<string>(name, $"A text of at most {maxLength} characters, without NUL characters, U+FFFE and half surrogate pairs.");
    }

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

    public DateTimeOffset NeededInstant(string name)
    {
        if (NeededText(name, 40) is not { Length: > 0 } text)
            return default;
        return InstantConverter.HasOffset(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at)
            ? at.ToUniversalTime()
            : Fail<DateTimeOffset>(name, "Expected an instant with its offset, such as 2026-11-21T08:30:00Z.");
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
