using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using CloudCrm.Gateway.Http;

namespace CloudCrm.Gateway.Tenancy;

/// <summary>Which throttle an open endpoint stands under.</summary>
internal enum Door
{
    SignUp,
    SignIn,
}

/// <summary>Slows down who tries the open doors too often from one address.</summary>
internal sealed class DoorThrottle(DoorSettings settings) : IDisposable
{
    private readonly PartitionedRateLimiter<(Door Door, IPAddress Address)> _tries =
        PartitionedRateLimiter.Create<(Door Door, IPAddress Address), (Door, IPAddress)>(
            key => RateLimitPartition.GetTokenBucketLimiter((key.Door, key.Address), k => Bucket(k.Item1 == Door.SignUp ? settings.SignUpsPerHour : settings.SignInsPerHour)));

    /// <summary>What to answer instead of opening; null where the door may be tried.</summary>
    public Fault? Try(Door door, IPAddress? address)
    {
        if (address is null || (settings.LiftOnLoopback && IPAddress.IsLoopback(address)))
            return null;
        using var lease = _tries.AttemptAcquire((door, Neighbourhood(address)));
        if (lease.IsAcquired)
            return null;
        return new(StatusCodes.Status429TooManyRequests, "too_many_tries", "Too many tries from this address. Wait a little.")
        {
            RetryAfter = lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromMinutes(1),
        };
    }

    public void Dispose() => _tries.Dispose();

    /// <summary>An IPv6 host owns its whole /64, so that is what is counted.</summary>
    internal static IPAddress Neighbourhood(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return address;
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        bytes[8..].Clear();
        return new(bytes);
    }

    private static TokenBucketRateLimiterOptions Bucket(int perHour) => new()
    {
        TokenLimit = perHour,
        TokensPerPeriod = 1,
        ReplenishmentPeriod = TimeSpan.FromHours(1) / perHour,
        AutoReplenishment = false,
        QueueLimit = 0,
    };
}

/// <summary>Puts an open endpoint under a throttle.</summary>
internal sealed class DoorFilter(Door door) : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var throttle = http.RequestServices.GetRequiredService<DoorThrottle>();
        return throttle.Try(door, http.Connection.RemoteIpAddress) is { } fault ? ValueTask.FromResult<object?>(Answer.Failed(fault)) : next(context);
    }
}
