using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace CloudCrm.Gateway.Http;

/// <summary>Writes errors: always <c>application/problem+json</c>, always with a code and the request's trace id.</summary>
internal static class FaultWriting
{
    public const string ContentType = "application/problem+json";

    public static void Write(this HttpContext http, Fault fault)
    {
        var response = http.Response;
        response.StatusCode = fault.Status;
        response.Headers.ETag = default;
        response.Headers.CacheControl = "no-store";
        if (fault.RetryAfter is { } wait)
            response.Headers.RetryAfter = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        if (fault.Status == StatusCodes.Status401Unauthorized && response.Headers.WWWAuthenticate.Count == 0)
            response.Headers.WWWAuthenticate = "Bearer";

        JsonAnswer.WriteSmall(response, fault.ToProblem(Activity.Current?.TraceId.ToHexString() ?? http.TraceIdentifier), ContentType);
    }

    /// <summary>The fault as callers read it.</summary>
    public static Wire.Problem ToProblem(this Fault fault, string traceId) => new(
        ReasonPhrases.GetReasonPhrase(fault.Status),
        fault.Status,
        fault.Detail,
        fault.Code,
        fault.Field,
        traceId,
        fault.Errors,
        fault.Budget?.Id,
        fault.Budget?.Name,
        fault.Tenants);
}
