using System.Text.Json;
using CloudCrm.Contracts.Metering;
using CloudCrm.Gateway.Http;
using Microsoft.Net.Http.Headers;

namespace CloudCrm.Gateway.Metering.Events;

/// <summary>A body of one CloudEvent or a batch of them, in structured mode.</summary>
internal sealed class UsageEventsBody : IBound
{
    /// <summary>The media type of one event.</summary>
    public const string OneType = "application/cloudevents+json";

    /// <summary>The media type of a batch.</summary>
    public const string BatchType = "application/cloudevents-batch+json";

    private UsageEventsBody(GivenEvent[] events, bool isBatch, Fault? fault) => (Events, IsBatch, Fault) = (events, isBatch, fault);

    /// <summary>The events, malformed ones too.</summary>
    public GivenEvent[] Events { get; }

    /// <summary>Whether they came as a batch: then each is answered in a list.</summary>
    public bool IsBatch { get; }

    /// <inheritdoc/>
    public Fault? Fault { get; }

    /// <summary>The body is of another kind.</summary>
    public static Fault WrongType { get; } = new(
        StatusCodes.Status415UnsupportedMediaType, "unsupported_media_type", $"The body must be a CloudEvent or a batch of them: Content-Type {OneType} or {BatchType}.", "Content-Type");

    public static async ValueTask<UsageEventsBody?> BindAsync(HttpContext http)
    {
        var type = MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var parsed) && IsUtf8(parsed) ? parsed.MediaType : default;
        var isBatch = type.Equals(BatchType, StringComparison.OrdinalIgnoreCase);
        if (!isBatch && !type.Equals(OneType, StringComparison.OrdinalIgnoreCase))
            return new([], isBatch, WrongType);
        var (events, fault) = await BodyBytes.Read(http, bytes => Parse(bytes.Span, isBatch));
        return new(events ?? [], isBatch, fault);
    }

    private static bool IsUtf8(MediaTypeHeaderValue type) => type.Charset.Length == 0 || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase);

    private static (GivenEvent[]? Events, Fault? Fault) Parse(ReadOnlySpan<byte> body, bool isBatch)
    {
        var json = new Utf8JsonReader(body);
        try
        {
            json.Read();
            var (events, fault) = isBatch ? Batch(ref json, body) : One(ref json, body);
            // What comes after the value is broken JSON, and thrown at.
            return fault is null && json.Read() ? throw new JsonException() : (events, fault);
        }
        catch (JsonException)
        {
            var place = $"The body is not well-formed JSON at byte {json.BytesConsumed + 1} or behind it.";
            return (null, Fault.Malformed("body", place, "malformed_json"));
        }
    }

    private static (GivenEvent[]? Events, Fault? Fault) One(ref Utf8JsonReader json, ReadOnlySpan<byte> body)
    {
        if (json.TokenType != JsonTokenType.StartObject)
            return (null, Fault.Malformed("body", "Expected an object."));
        var only = new CloudEventReader().Read(ref json, body);
        return only.Fault is { } fault ? (null, fault) : ([only], null);
    }

    private static (GivenEvent[]? Events, Fault? Fault) Batch(ref Utf8JsonReader json, ReadOnlySpan<byte> body)
    {
        if (json.TokenType != JsonTokenType.StartArray)
            return (null, Fault.Malformed("body", "Expected an array."));
        var (reader, events) = (new CloudEventReader(), new List<GivenEvent>());
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (events.Count == ExternalUsage.BatchMax)
                return (null, Fault.Malformed("body", $"At most {ExternalUsage.BatchMax} events at a time.", "too_many_events"));
            if (json.TokenType == JsonTokenType.StartObject)
            {
                events.Add(reader.Read(ref json, body));
                continue;
            }

            json.Skip();
            events.Add(new(null, null, null, Fault.Malformed("body", "Expected an object.")));
        }

        return ([.. events], null);
    }
}
