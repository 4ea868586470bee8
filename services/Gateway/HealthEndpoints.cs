using CloudCrm.Foundation;
using CloudCrm.Gateway.Tenancy;

namespace CloudCrm.Gateway;

/// <summary>For load balancers and supervisors; not part of the API's document.</summary>
internal static class HealthEndpoints
{
    private static readonly TimeSpan LongestCheck = TimeSpan.FromSeconds(5);

    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/healthz", () => TypedResults.Text("alive")).Anonymous().ExcludeFromDescription();
        app.MapGet("/readyz", Ready).Anonymous().ExcludeFromDescription();
    }

    /// <summary>200 when every condition holds, else 503 with the names of those that do not: the words behind them are for the log.</summary>
    private static async Task<IResult> Ready(IEnumerable<IReadiness> conditions, ILogger<IReadiness> log, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(LongestCheck);
        var missing = new List<string>();
        foreach (var condition in conditions)
        {
            if (await Problem(condition, limit.Token) is not { } problem)
                continue;
            HealthLog.NotReady(log, condition.Name, problem);
            missing.Add(condition.Name);
        }

        return missing.Count == 0
            ? TypedResults.Text("ready")
            : TypedResults.Text($"not ready: {string.Join(", ", missing)}", statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<string?> Problem(IReadiness condition, CancellationToken limit)
    {
        try
        {
            return await condition.Problem(limit);
        }
        catch (OperationCanceledException)
        {
            return $"no answer within {LongestCheck.TotalSeconds} s";
        }
    }
}

internal static partial class HealthLog
{
    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "Not ready: {Condition}: {Problem}")]
    public static partial void NotReady(ILogger log, string condition, string problem);
}
