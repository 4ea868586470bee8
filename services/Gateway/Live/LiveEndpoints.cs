using CloudCrm.Contracts.Tenants;
using CloudCrm.Gateway.Http;
using CloudCrm.Gateway.Tenancy;

namespace CloudCrm.Gateway.Live;

internal static class LiveEndpoints
{
    /// <summary>How long a stream waits for the tenant's journal before it says that it can't be followed.</summary>
    private static readonly TimeSpan s_beginMax = TimeSpan.FromSeconds(10);

    public static void MapLive(this IEndpointRouteBuilder api) =>
        api.MapGet("/live", Follow).WithTags("Live").WithName("FollowLive").Requires(Right.None).LongLived()
            .Produces<Wire.LiveEvent>(StatusCodes.Status200OK, LiveStream.MediaType)
            .WithSummary("What happens in the tenant, as it happens: server-sent events with types, ids and sequence numbers, as far as the caller may read what they are about.");

    private static async Task<IResult> Follow(LiveQuery query, Call call, HttpContext http, LiveHub hub, IGrainFactory grains)
    {
        if (LiveStream.Bars(call.Principal) is { } bar)
            return Answer.Failed(bar);
        if (hub.Enter(call.Tenant, call.Caller, out var fault) is not { } place)
            return Answer.Failed(fault!);
        try
        {
            await place.Tail.Begun.WaitAsync(s_beginMax, http.RequestAborted);
            var reader = grains.LiveReader(call.Tenant);
            var from = query.After ?? place.Tail.Until;
            // Another process may be ahead of this one; beyond the journal itself nobody has been.
            var isBeyond = from > place.Tail.Until && from > await reader.Head();
            return new LiveStream(place, reader, from, isBeyond);
        }
        catch
        {
            place.Dispose();
            throw;
        }
    }
}
