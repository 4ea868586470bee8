using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace CloudCrm.Bench.Billing;

/// <summary>
/// A batch of CloudEvents as bytes that are made once and numbered anew for every request, since whoever makes load shares its cores with the product. An event's
/// id is 16 hexadecimal digits of its number.
/// </summary>
internal sealed class EventBatch
{
    /// <summary>The value of each.</summary>
    public const int Value = 3;

    private const int IdLength = 16;
    private static readonly string s_blank = new('0', IdLength);

    private readonly byte[] _body;
    private readonly int[] _places;

    /// <param name="source">What tells of them; one a client.</param>
    /// <param name="meter">The meter's code.</param>
    /// <param name="events">How many.</param>
    /// <param name="time">The time of all of them.</param>
    public EventBatch(string source, string meter, int events, DateTimeOffset time)
    {
        const string Before = "{\"specversion\":\"1.0\",\"id\":\"e-";
        var after = $"\",\"source\":\"{source}\",\"type\":\"{meter}\",\"time\":\"{Instant(time)}\",\"subject\":\"customer 7\","
            + $"\"datacontenttype\":\"application/json\",\"data\":{{\"tokens\":{Value}}}}}";
        var text = new StringBuilder("[");
        var places = new List<int>();
        for (var i = 0; i < events; i++)
        {
            text.Append(i == 0 ? "" : ",").Append(Before);
            places.Add(text.Length);
            text.Append(s_blank).Append(after);
        }

        (_body, _places) = (Encoding.UTF8.GetBytes(text.Append(']').ToString()), [.. places]);
    }

    /// <summary>An instant as it stands in an event.</summary>
    public static string Instant(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture);

    /// <summary>The body whose i-th event has the number that is given for i.</summary>
    public ReadOnlyMemory<byte> Numbered(Func<int, long> number)
    {
        for (var i = 0; i < _places.Length; i++)
        {
            var place = _body.AsSpan(_places[i], IdLength);
            if (!Utf8Formatter.TryFormat(number(i), place, out var written, new('x', IdLength)) || written != IdLength)
                throw new InvalidOperationException("An id has 16 digits.");
        }

        return _body;
    }
}
