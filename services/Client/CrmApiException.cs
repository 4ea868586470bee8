using System.Net;

namespace CloudCrm.Client;

/// <summary>The API answered with an error.</summary>
public sealed class CrmApiException : Exception
{
    /// <summary>From the API's own words.</summary>
    public CrmApiException(Problem problem, TimeSpan? retryAfter) : base($"{problem.Status} {problem.Code}: {(problem.Field is { } field ? $"{field}: " : "")}{problem.Detail}")
    {
        Problem = problem;
        RetryAfter = retryAfter;
    }

    /// <summary>The answer as it came.</summary>
    public Problem Problem { get; }

    /// <summary>The HTTP status.</summary>
    public HttpStatusCode Status => (HttpStatusCode)Problem.Status;

    /// <summary>A stable snake_case code.</summary>
    public string Code => Problem.Code;

    /// <summary>The input at fault, if one is.</summary>
    public string? Field => Problem.Field;

    /// <summary>One sentence for people.</summary>
    public string Detail => Problem.Detail;

    /// <summary>How long to wait before the next try; only with 429 and 503.</summary>
    public TimeSpan? RetryAfter { get; }
}
