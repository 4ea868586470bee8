using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Crm.Tenants;

/// <summary>What a tenant's settings may be.</summary>
internal static partial class Settings
{
    private const int MaxName = 200;
    private const int MaxOrigins = 20;
    private const int MaxOrigin = 255;

    public static Refusal? Check(string name, string plan, string timeZone, string language) =>
        CheckOptional(name, timeZone, language) ?? (Plans.Known.Contains(plan) ? null : Refusal.Invalid("plan", $"One of {string.Join(", ", Plans.Known)}."));

    /// <summary>As <see cref="Check"/>, for settings that may be absent.</summary>
    public static Refusal? CheckOptional(string? name, string? timeZone, string? language)
    {
        if (name is not null && CheckName("name", name) is { } refusal)
            return refusal;
        if (timeZone is not null && CanonicalTimeZone(timeZone) is null)
            return Refusal.Invalid("timeZone", "An IANA time zone such as Asia/Taipei.");
        return language is null || Languages.Known.Contains(language)
            ? null
            : Refusal.Invalid("language", $"One of {string.Join(", ", Languages.Known)}.");
    }

    /// <summary>The day of the month on which billing periods begin.</summary>
    public static Refusal? CheckBillingDay(int day) => day is >= 1 and <= 31 ? null : Refusal.Invalid("billingDay", "A day of the month, 1 to 31.");

    /// <summary>A name of a company or person.</summary>
    public static Refusal? CheckName(string field, string? name) => PlainText.CheckName(field, name, MaxName);

    /// <summary>
    /// The IANA name in its own spelling; null where there is no such zone. Areas with cities and UTC only: names of the system's own files
    /// (<c>localtime</c>, <c>posix/...</c>) and Windows' names would be accepted by the runtime, but mean something else elsewhere; so would other
    /// ways to the same file (<c>Europe//Berlin</c>), each of which the runtime remembers as a zone of its own.
    /// </summary>
    public static string? CanonicalTimeZone(string? name)
    {
        if (name is null || name.Length > 64 || !TimeZoneName().IsMatch(name) || (name != "UTC" && !name.Contains('/', StringComparison.Ordinal))
            || name.StartsWith("posix/", StringComparison.OrdinalIgnoreCase) || name.StartsWith("right/", StringComparison.OrdinalIgnoreCase))
            return null;
        return TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.HasIanaId ? zone.Id : null;
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+){0,2}\z")]
    private static partial Regex TimeZoneName();

    /// <summary>Origins as browsers send them: scheme, host, port, in lower case, each once.</summary>
    public static Outcome<ImmutableArray<string>> ParseOrigins(ImmutableArray<string> origins)
    {
        if (origins.IsDefault)
            return Refusal.Invalid("origins", "A list is needed here.");
        if (origins.Length > MaxOrigins)
            return Refusal.Invalid("origins", $"At most {MaxOrigins}.");
        var parsed = ImmutableSortedSet.CreateBuilder<string>(StringComparer.Ordinal);
        foreach (var origin in origins)
        {
            if (ParseOrigin(origin) is not { } one)
                return Refusal.Invalid("origins", "Each is an origin such as https://desk.example.com, without a path.");
            parsed.Add(one);
        }
        return parsed.ToImmutableArray();
    }

    /// <summary>One origin, or null where it is none.</summary>
    public static string? ParseOrigin(string? origin)
    {
        if (origin is null || origin.Length > MaxOrigin || !Ascii.IsValid(origin) || !Uri.TryCreate(origin, UriKind.Absolute, out var uri)
            || (uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeHttp) || uri.UserInfo.Length > 0)
            return null;
        var written = uri.GetLeftPart(UriPartial.Authority);
        return string.Equals(written, origin, StringComparison.OrdinalIgnoreCase) ? written : null;
    }
}
