namespace CloudCrm.Gateway.Http;

/// <summary>An error on its way to the caller: a refusal of a grain, or what HTTP itself doesn't allow.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">A stable snake_case code.</param>
/// <param name="Detail">One sentence for people.</param>
/// <param name="Field">The input at fault.</param>
internal sealed record Fault(int Status, string Code, string Detail, string? Field = null)
{
    /// <summary>All inputs at fault, where there are several.</summary>
    public IReadOnlyList<Wire.FieldProblem>? Errors { get; init; }

    /// <summary>How long to wait before the next try.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The budget that is used up, where one is why.</summary>
    public Contracts.Metering.CappingBudget? Budget { get; init; }

    /// <summary>The tenants of which one has to be named, where that is why.</summary>
    public IReadOnlyList<Wire.AccountTenant>? Tenants { get; init; }

    public static Fault Malformed(string field, string detail, string code = "malformed") => new(StatusCodes.Status400BadRequest, code, detail, field);

    /// <summary>The one map from refusal to HTTP.</summary>
    public static Fault From(Refusal refusal) => new(StatusOf(refusal.Kind), refusal.Code, refusal.Detail, refusal.Field)
    {
        Budget = refusal.Budget,
        Tenants = refusal.Tenancies?.Select(it => new Wire.AccountTenant(it.Id.Value, it.Name, it.IsSandbox)).ToArray(),
    };

    private static int StatusOf(RefusalKind kind) => kind switch
    {
        RefusalKind.Invalid => StatusCodes.Status422UnprocessableEntity,
        RefusalKind.Unauthenticated => StatusCodes.Status401Unauthorized,
        RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
        RefusalKind.NotFound => StatusCodes.Status404NotFound,
        RefusalKind.Conflict => StatusCodes.Status409Conflict,
        RefusalKind.VersionMismatch => StatusCodes.Status412PreconditionFailed,
        RefusalKind.LimitReached => StatusCodes.Status402PaymentRequired,
        RefusalKind.TooMany => StatusCodes.Status429TooManyRequests,
        RefusalKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
