using System.Net.Mime;
using System.Runtime.InteropServices;
using System.Text.Json;
using CloudCrm.Gateway.Http;
using Microsoft.Net.Http.Headers;

namespace CloudCrm.Gateway.Metering.Events;

/// <summary>Reads CloudEvents 1.0 in the JSON format, one after the other. Attributes that it does not know are passed over, as the specification asks.</summary>
/// <remarks>A batch is mostly of one source and one type: their texts are made once.</remarks>
internal sealed class CloudEventReader
{
    private const string Version = "1.0";

    private static readonly string[] s_names = ["id", "source", "type", "time", "subject", "data", "specversion", "datacontenttype", "data_base64"];

    private string _source = "";
    private string _type = "";

    /// <summary>The event whose object the reader stands on; afterwards it stands on the object's end.</summary>
    /// <exception cref="JsonException">The JSON itself is broken.</exception>
    public GivenEvent Read(ref Utf8JsonReader json, ReadOnlySpan<byte> body)
    {
        var draft = default(Draft);
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            ReadMember(ref draft, ref json, body);
        draft.Fault ??= draft.Missing();
        return draft.Fault is { } fault
            ? new(null, draft.Source, draft.Id, fault)
            : new(new(draft.Id!, draft.Source!, draft.Type!, draft.Time!.Value, draft.Subject, ImmutableCollectionsMarshal.AsImmutableArray(draft.Data)), draft.Source, draft.Id, null);
    }

    private void ReadMember(ref Draft draft, ref Utf8JsonReader json, ReadOnlySpan<byte> body)
    {
        var attribute = Known(ref json);
        if (attribute is { } seen)
            draft.See(seen);
        switch (attribute)
        {
            case Attribute.Id:
                draft.Id = Text("id", ref draft, ref json);
                break;
            case Attribute.Source:
                draft.Source = Text("source", ref draft, ref json, _source);
                _source = draft.Source ?? _source;
                break;
            case Attribute.Type:
                draft.Type = Text("type", ref draft, ref json, _type);
                _type = draft.Type ?? _type;
                break;
            case Attribute.Time:
                draft.Time = Time(ref draft, ref json);
                break;
            case Attribute.Subject:
                draft.Subject = OptionalText("subject", ref draft, ref json);
                break;
            case Attribute.Data:
                draft.Data = Data(ref draft, ref json, body);
                break;
            case Attribute.Specversion:
                draft.Version = Text("specversion", ref draft, ref json, Version);
                break;
            case Attribute.Datacontenttype:
                CheckType(OptionalText("datacontenttype", ref draft, ref json), ref draft);
                break;
            case Attribute.DataBase64:
                draft.Fault ??= Fault.Malformed("data_base64", "Usage comes as a JSON object in data.");
                Pass(ref json);
                break;
            default:
                Pass(ref json);
                break;
        }
    }

    private static Attribute? Known(ref Utf8JsonReader json)
    {
        for (var i = 0; i < s_names.Length; i++)
        {
            if (json.ValueTextEquals(s_names[i]))
                return (Attribute)i;
        }

        return null;
    }

    private static string? OptionalText(string name, ref Draft draft, ref Utf8JsonReader json)
    {
        var ahead = json;
        ahead.Read();
        if (ahead.TokenType != JsonTokenType.Null)
            return Text(name, ref draft, ref json);
        json.Read();
        return null;
    }

    /// <summary>A text; <paramref name="usual"/> itself where it is the same.</summary>
    private static string? Text(string name, ref Draft draft, ref Utf8JsonReader json, string? usual = null)
    {
        json.Read();
        if (json.TokenType != JsonTokenType.String)
        {
            json.Skip();
            draft.Fault ??= Fault.Malformed(name, "Expected a text.");
            return null;
        }

        try
        {
            return usual is not null && json.ValueTextEquals(usual) ? usual : json.GetString();
        }
        catch (InvalidOperationException)
        {
            draft.Fault ??= Fault.Malformed(name, "The text is no Unicode: it holds half of a surrogate pair, or is not UTF-8.");
            return null;
        }
    }

    private static DateTimeOffset? Time(ref Draft draft, ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType == JsonTokenType.String && json.TryGetDateTimeOffset(out var at) && HasOffset(ref json))
            return at.ToUniversalTime();
        json.Skip();
        draft.Fault ??= Fault.Malformed("time", "Expected an instant with its offset, such as 2026-11-21T08:30:00Z.");
        return null;
    }

    // Without a text of its own where that is possible: there are many of these.
    private static bool HasOffset(ref Utf8JsonReader json) =>
        json.ValueIsEscaped ? InstantConverter.HasOffset(json.GetString()!) : json.ValueSpan is [.., (byte)'Z'] || InstantConverter.HasOffset(json.GetString()!);

    private static byte[]? Data(ref Draft draft, ref Utf8JsonReader json, ReadOnlySpan<byte> body)
    {
        json.Read();
        var (start, isObject) = ((int)json.TokenStartIndex, json.TokenType == JsonTokenType.StartObject);
        json.Skip();
        if (isObject)
            return body[start..(int)json.BytesConsumed].ToArray();
        draft.Fault ??= Fault.Malformed("data", "Expected an object.");
        return null;
    }

    private static void CheckType(string? type, ref Draft draft)
    {
        var isJson = type is null || (MediaTypeHeaderValue.TryParse(type, out var parsed)
            && (parsed.MediaType.Equals(MediaTypeNames.Application.Json, StringComparison.OrdinalIgnoreCase) || parsed.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase)));
        if (!isJson)
            draft.Fault ??= Fault.Malformed("datacontenttype", "Usage comes as JSON.");
    }

    private static void Pass(ref Utf8JsonReader json)
    {
        json.Read();
        json.Skip();
    }

    /// <summary>The attributes that mean something here, in the order of <see cref="s_names"/>.</summary>
    private enum Attribute
    {
        Id,
        Source,
        Type,
        Time,
        Subject,
        Data,
        Specversion,
        Datacontenttype,
        DataBase64,
    }

    /// <summary>An event that is being read.</summary>
    private struct Draft
    {
        public string? Id;
        public string? Source;
        public string? Type;
        public DateTimeOffset? Time;
        public string? Subject;
        public byte[]? Data;
        public string? Version;
        public Fault? Fault;
        private int _seen;

        public void See(Attribute attribute)
        {
            var bit = 1 << (int)attribute;
            if ((_seen & bit) != 0)
                Fault ??= Http.Fault.Malformed(s_names[(int)attribute], "This attribute stands there twice.");
            _seen |= bit;
        }

        public readonly Fault? Missing()
        {
            if (Version is not null && Version != CloudEventReader.Version)
                return Http.Fault.Malformed("specversion", "CloudEvents 1.0 are taken here.", "specversion_unsupported");
            var name = Version is null ? "specversion" : Id is null ? "id" : Source is null ? "source" : Type is null ? "type" : Time is null ? "time" : Data is null ? "data" : null;
            return name is null ? null : Http.Fault.Malformed(name, "This attribute is needed.");
        }
    }
}
