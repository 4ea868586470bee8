using System.Collections.Immutable;
using CloudCrm.Contracts.Metering;
using CloudCrm.Contracts.Tenants;

namespace CloudCrm.Contracts;

/// <summary>Why an act was refused. The gateway has one exhaustive map from kind to HTTP status.</summary>
public enum RefusalKind
{
    /// <summary>The input is wrong; <see cref="Refusal.Field"/> names where. HTTP 422.</summary>
    Invalid,

    /// <summary>No valid credential. HTTP 401.</summary>
    Unauthenticated,

    /// <summary>The credential lacks a right. HTTP 403.</summary>
    Forbidden,

    /// <summary>Unknown, or another tenant's. HTTP 404.</summary>
    NotFound,

    /// <summary>The state does not allow it, or the same id came with another body. HTTP 409.</summary>
    Conflict,

    /// <summary>The expected version is not the current one. HTTP 412.</summary>
    VersionMismatch,

    /// <summary>A limit of the plan, or a budget, is used up. HTTP 402.</summary>
    LimitReached,

    /// <summary>Too many attempts. HTTP 429.</summary>
    TooMany,

    /// <summary>This installation has not what it takes, or not now. HTTP 503.</summary>
    Unavailable,
}

/// <summary>An expected "no", with words for the person who asked.</summary>
/// <param name="Kind">What kind of no; decides the HTTP status.</param>
/// <param name="Code">A stable snake_case code for programs, such as <c>seat_needed</c>.</param>
/// <param name="Detail">One sentence for people; holds no secrets and no other tenant's data.</param>
/// <param name="Field">The input's name in the API (camelCase, dotted for nesting) where one field is at fault; else null.</param>
[GenerateSerializer, Immutable, Alias("Refusal")]
public sealed record Refusal(
    [property: Id(0)] RefusalKind Kind,
    [property: Id(1)] string Code,
    [property: Id(2)] string Detail,
    [property: Id(3)] string? Field = null)
{
    /// <summary>The budget that is used up, where one is why.</summary>
    [Id(4)]
    public CappingBudget? Budget { get; init; }

    /// <summary>The tenants of which one has to be named, where that is why.</summary>
    [Id(5)]
    public ImmutableArray<AccountTenancy>? Tenancies { get; init; }

    /// <summary>The input is wrong at <paramref name="field"/>.</summary>
    public static Refusal Invalid(string field, string detail, string code = "invalid") => new(RefusalKind.Invalid, code, detail, field);

    /// <summary>No valid credential.</summary>
    public static Refusal Unauthenticated(string detail = "Sign in first.", string code = "unauthenticated") => new(RefusalKind.Unauthenticated, code, detail);

    /// <summary>The credential lacks a right.</summary>
    public static Refusal Forbidden(string detail, string code = "forbidden") => new(RefusalKind.Forbidden, code, detail);

    /// <summary>Unknown, or another tenant's: the two read the same.</summary>
    public static Refusal NotFound(string what = "resource") => new(RefusalKind.NotFound, "not_found", $"There is no such {what}.");

    /// <summary>The state does not allow it.</summary>
    public static Refusal Conflict(string detail, string code = "conflict", string? field = null) => new(RefusalKind.Conflict, code, detail, field);

    /// <summary>The same caller-made id came before with another body.</summary>
    public static Refusal Reused(string field) =>
        new(RefusalKind.Conflict, "id_reused", "This id was used before with another body.", field);

    /// <summary>Somebody else changed it first.</summary>
    public static Refusal Stale() => new(RefusalKind.VersionMismatch, "version_mismatch", "It was changed meanwhile: read it again, then repeat the change.", "If-Match");

    /// <summary>A limit of the plan or a budget is used up.</summary>
    public static Refusal LimitReached(string detail, string code = "limit_reached", string? field = null) => new(RefusalKind.LimitReached, code, detail, field);

    /// <summary>Too many attempts.</summary>
    public static Refusal TooMany(string detail, string code = "too_many") => new(RefusalKind.TooMany, code, detail);

    /// <summary>This installation has not what it takes, or not now.</summary>
    public static Refusal Unavailable(string detail, string code) => new(RefusalKind.Unavailable, code, detail);
}
