using CloudCrm.Contracts.Tenants;

namespace CloudCrm.Gateway.Tenancy;

/// <summary>From where requests come, as doors and journals keep it.</summary>
internal static class Visitors
{
    private const int MaxClient = 200;

    /// <summary>The address as it is counted, and what the program calls itself in <c>User-Agent</c>.</summary>
    public static Visitor Of(HttpContext http) => new(
        http.Connection.RemoteIpAddress is { } address ? DoorThrottle.Neighbourhood(address).ToString() : "",
        string.Concat(http.Request.Headers.UserAgent.ToString().Where(letter => !char.IsControl(letter) && !char.IsSurrogate(letter) && letter != '\uFFFE').Take(MaxClient)));
}
