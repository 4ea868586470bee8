using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using CloudCrm.Tests.Gateway;

namespace CloudCrm.Tests.Live;

/// <summary>One server-sent event, or what only moves a place.</summary>
internal sealed record Frame(long? Id, string? Event, string? Data)
{
    public JsonObject Json => JsonNode.Parse(Data!)!.AsObject();

    public string? Type => Json["type"]?.ToString();

    public Guid EntityId => Guid.Parse(Json["entityId"]!.ToString());
}

/// <summary>A stream as it comes over the wire. Open before it is there for anybody: what happens after <see cref="Open"/> arrives.</summary>
internal sealed class Listener : IDisposable
{
    private readonly HttpResponseMessage _response;
    private readonly StreamReader _lines;

    private Listener(HttpResponseMessage response, Stream stream) => (_response, _lines) = (response, new(stream));

    /// <summary>The place of the last frame.</summary>
    public long Place { get; private set; }

    public static async Task<Listener> Open(TheApi api, string? token, long? after = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/live");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (after is { } place)
            request.Headers.Add("Last-Event-ID", place.ToString(CultureInfo.InvariantCulture));
        var response = await api.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.That((int)response.StatusCode, Is.EqualTo(200));
        var listener = new Listener(response, await response.Content.ReadAsStreamAsync());
        listener.First = await listener.Frame();
        return listener;
    }

    /// <summary>What came first: the place where it begins, or a reset.</summary>
    public Frame? First { get; private set; }

    /// <summary>The next event; null where the stream is over. Beats and places are passed over.</summary>
    public async Task<Frame?> Next()
    {
        while (await Frame() is { } frame)
        {
            if (frame.Data is not null)
                return frame;
        }

        return null;
    }

    /// <summary>All that comes up to an event that a test waits for.</summary>
    public async Task<List<Frame>> Until(Func<Frame, bool> last)
    {
        var frames = new List<Frame>();
        while (await Next() is { } frame)
        {
            frames.Add(frame);
            if (last(frame))
                return frames;
        }

        throw new AssertionException($"The stream ended before what was waited for, after {string.Join(' ', frames)}");
    }

    public void Dispose()
    {
        _lines.Dispose();
        _response.Dispose();
    }

    private async Task<Frame?> Frame()
    {
        var frame = new Frame(null, null, null);
        using var patience = new CancellationTokenSource(Eventually.Patience);
        while (await _lines.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.Length == 0)
                return frame;
            var colon = line.IndexOf(": ", StringComparison.Ordinal);
            var value = line[(colon + 2)..];
            switch (line[..colon])
            {
                case "id":
                    Place = long.Parse(value, CultureInfo.InvariantCulture);
                    frame = frame with { Id = Place };
                    break;
                case "event":
                    frame = frame with { Event = value };
                    break;
                case "data":
                    frame = frame with { Data = value };
                    break;
            }
        }

        return null;
    }
}
