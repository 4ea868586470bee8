using System.Buffers;
using System.Globalization;

namespace CloudCrm.Gateway.Http;

/// <summary>Marks an endpoint that changes something versioned: it takes <c>If-Match</c>.</summary>
/// <param name="IsNeeded">Whether it does nothing without one. An act that says all of its outcome may go without.</param>
internal sealed record VersionedMetadata(bool IsNeeded)
{
    public static VersionedMetadata Needed { get; } = new(true);

    public static VersionedMetadata Taken { get; } = new(false);
}

/// <summary>Reads the headers that every call may carry.</summary>
internal static class CallHeaders
{
    public const string IdempotencyKey = "Idempotency-Key";
    public const string IfMatch = "If-Match";
    private const int MaxKeyLength = 200;

    private static readonly SearchValues<char> Printable =
        SearchValues.Create([.. Enumerable.Range(0x20, 0x7F - 0x20).Select(c => (char)c)]);

    public static Fault? Key(HttpContext http, out string? key)
    {
        key = null;
        if (!http.Request.Headers.TryGetValue(IdempotencyKey, out var values))
            return http.GetEndpoint()?.Metadata.GetMetadata<KeyNeededMetadata>() is null ? null : KeyNeeded;
        key = values.Count == 1 ? values[0] : null;
        return key is { Length: >= 1 and <= MaxKeyLength } && !key.AsSpan().ContainsAnyExcept(Printable)
            ? null
            : Fault.Malformed(IdempotencyKey, "One Idempotency-Key of 1 to 200 printable ASCII characters.");
    }

    public static Fault? Version(HttpContext http, out long? version)
    {
        version = null;
        var values = http.Request.Headers.IfMatch;
        if (http.GetEndpoint()?.Metadata.GetMetadata<VersionedMetadata>() is not { } versioned)
            return values.Count == 0 ? null : Unversioned;
        if (values.Count == 0 && !versioned.IsNeeded)
            return null;
        if (values.Count == 0)
            return VersionNeeded;
        if (values.Count == 1 && values[0] == "*")
            return null;
        if (values.Count == 1 && TryParseTag(values[0], out var known))
        {
            version = known;
            return null;
        }

        return Fault.Malformed(IfMatch, "One ETag as it was read, such as \"3\" in its quotes, or *.");
    }

    /// <summary>Nothing names this creation.</summary>
    public static Fault KeyNeeded { get; } =
        Fault.Malformed(IdempotencyKey, "Give the body an id or the request an Idempotency-Key, so that a repetition is known as one.", "idempotency_key_needed");

    /// <summary>Nothing says which version is meant to change.</summary>
    public static Fault VersionNeeded { get; } =
        new(StatusCodes.Status428PreconditionRequired, "if_match_needed", "Send If-Match with the ETag that was read, or * for any version.", IfMatch);

    /// <summary>A condition that would not be kept must not pass for kept.</summary>
    private static Fault Unversioned { get; } =
        Fault.Malformed(IfMatch, "This call has no version to compare with: leave If-Match out.", "if_match_not_taken");

    /// <summary>The ETag of a version.</summary>
    public static string Tag(long version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    private static bool TryParseTag(string? text, out long version)
    {
        version = 0;
        return text is ['"', .. { Length: >= 1 and <= 19 } digits, '"']
            && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out version);
    }
}
