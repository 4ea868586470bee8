using Microsoft.AspNetCore.WebUtilities;

namespace CloudCrm.Tests.Standins;

/// <summary>A call as Stripe sees it.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Target">Path and query as they were written.</param>
/// <param name="Headers">The headers.</param>
/// <param name="Body">The body.</param>
internal sealed record StripeCall(string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body)
{
    /// <summary>The path as it was written.</summary>
    public string Path => Target.Split('?')[0];

    /// <summary>The parameters of the body, or of the query where there is no body.</summary>
    public Dictionary<string, string> Parameters =>
        QueryHelpers.ParseQuery(Body.Length > 0 ? Body : string.Join('?', Target.Split('?').Skip(1))).ToDictionary(pair => pair.Key, pair => pair.Value.ToString());

    /// <summary>A header; empty where there is none.</summary>
    public string Header(string name) => Headers.GetValueOrDefault(name, "");
}
