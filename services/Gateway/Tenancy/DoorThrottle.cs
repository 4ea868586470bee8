using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using CloudCrm.Gateway.Http;

namespace CloudCrm.Gateway.Tenancy;

/// <summary>What is counted by address.</summary>
internal enum Door
{
    SignUp,
    SignIn,

    /// <summary>Visitors who look at prices: as often as people sign in.</summary>
    Prices,

    /// <summary>Credentials that prove nothing.</summary>
    BadCredential,

    /// <summary>Browser origins that no tenant registered.</summary>
    UnknownOrigin,
}

/// <summary>Slows down who tries the open doors too often from one address, or comes too often with what opens none.</summary>
internal sealed class DoorThrottle(DoorSettings settings) : IDisposable
{
    private readonly PartitionedRateLimiter<(Door Door, IPAddress Address)> _tries =
        PartitionedRateLimiter.Create<(Door Door, IPAddress Address), (Door, IPAddress)>(
            key => RateLimitPartition.GetTokenBucketLimiter((key.Door, key.Address), k => Bucket(PerHour(settings, k.Item1))));

    /// <summary>What to answer instead of opening; null where the door may be tried.</summary>
    public Fault? Try(Door door, IPAddress? address)
    {
        if (IsLifted(address))
            return null;
        using var lease = _tries.AttemptAcquire((door, Neighbourhood(address)));
        if (lease.IsAcquired)
            return null;
        return new(StatusCodes.Status429TooManyRequests, "too_many_tries", "Too many tries from this address. Wait a little.")
        {
            RetryAfter = lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromMinutes(1),
        };
    }

    /// <summary>
    /// What to answer instead of finding out whether it is wrong; null where that may be asked. Takes nothing: what turns out wrong is told by
    /// <see cref="CountWrong"/>, what is right is free. Those that are being asked about at the same moment all pass.
    /// </summary>
    public Fault? MayAsk(Door door, IPAddress? address) =>
        IsLifted(address) || _tries.GetStatistics((door, Neighbourhood(address)))?.CurrentAvailablePermits > 0 ? null : Try(door, address);

    /// <summary>Counts one that was wrong.</summary>
    public void CountWrong(Door door, IPAddress? address) => Try(door, address);

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

    private bool IsLifted([NotNullWhen(false)] IPAddress? address) => address is null || (settings.LiftOnLoopback && IPAddress.IsLoopback(address));

    private static int PerHour(DoorSettings settings, Door door) => door switch
    {
        Door.SignUp => settings.SignUpsPerHour,
        Door.SignIn or Door.Prices => settings.SignInsPerHour,
        Door.BadCredential => settings.BadCredentialsPerHour,
        Door.UnknownOrigin => settings.UnknownOriginsPerHour,
        _ => throw new ArgumentOutOfRangeException(nameof(door)),
    };

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
