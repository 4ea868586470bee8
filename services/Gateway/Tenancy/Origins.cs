using System.Collections.Concurrent;
using System.Net;
using CloudCrm.Gateway.Http;
using Microsoft.Extensions.Primitives;

namespace CloudCrm.Gateway.Tenancy;

/// <summary>
/// Which browser origins any tenant registered. Remembered for 10 s, so that preflights do not wear on the front door; an address that brought too many
/// unknown ones is not asked about any more, but for those that were known before.
/// </summary>
internal sealed class Origins(IGrainFactory grains, TimeProvider time, DoorThrottle throttle)
{
    private const int MaxEntries = 1_000;
    private const int MaxLength = 300;
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<string, (bool Known, long At)> _answers = new(StringComparer.Ordinal);

    public static Fault Foreign { get; } =
        new(StatusCodes.Status403Forbidden, "origin_forbidden", "Pages of this origin may not call the API with this credential.", "Origin");

    /// <summary>What to answer to a page of this origin; null where any tenant registered it.</summary>
    public async ValueTask<Fault?> Judge(StringValues origin, IPAddress? address)
    {
        var name = origin.Count == 1 && origin[0]!.Length <= MaxLength ? origin[0]! : "";
        var isFresh = _answers.TryGetValue(name, out var answer) && time.GetElapsedTime(answer.At) < MaxAge;
        if (isFresh && answer.Known)
            return null;
        if (!answer.Known && throttle.MayAsk(Door.UnknownOrigin, address) is { } fault)
            return fault;
        if (!isFresh && name.Length > 0 && await Ask(name))
            return null;
        throttle.CountWrong(Door.UnknownOrigin, address);
        return Foreign;
    }

    private async Task<bool> Ask(string origin)
    {
        var at = time.GetTimestamp();
        var known = await grains.FrontDoor().KnowsOrigin(origin);
        if (_answers.Count >= MaxEntries)
            _answers.Clear();
        _answers[origin] = (known, at);
        return known;
    }
}
