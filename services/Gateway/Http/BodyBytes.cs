using System.Buffers;
using Microsoft.AspNetCore.Http.Features;

namespace CloudCrm.Gateway.Http;

/// <summary>Reads a body that must be in memory as a whole, up to a bound.</summary>
internal static class BodyBytes
{
    /// <summary>The most bytes of a JSON body.</summary>
    public const int Max = 1024 * 1024;

    private const int MaxDrained = 8 * Max;

    /// <summary>What <paramref name="parse"/> makes of the bytes, which are gone afterwards; a fault where there are too many.</summary>
    public static async ValueTask<(T? Value, Fault? Fault)> Read<T>(HttpContext http, Func<ReadOnlyMemory<byte>, (T? Value, Fault? Fault)> parse)
    {
        if (http.Request.ContentLength > Max)
        {
            Drain(http, http.Request.ContentLength.Value);
            return (default, FaultGate.BodyTooLarge);
        }

        var reader = http.Request.BodyReader;
        while (true)
        {
            var result = await reader.ReadAsync(http.RequestAborted);
            var buffer = result.Buffer;
            if (buffer.Length > Max)
            {
                reader.AdvanceTo(buffer.End);
                return (default, FaultGate.BodyTooLarge);
            }

            if (result.IsCompleted)
            {
                var parsed = parse(buffer.IsSingleSegment ? buffer.First : buffer.ToArray());
                reader.AdvanceTo(buffer.End);
                return parsed;
            }

            reader.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    /// <summary>
    /// Lets the server read a body that is somewhat too large to its end after the answer: a caller that is cut off in the middle of sending
    /// would see a broken connection in place of the 413.
    /// </summary>
    private static void Drain(HttpContext http, long length)
    {
        if (length <= MaxDrained && http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = length;
    }
}
