using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using CloudCrm.Contracts.Live;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Gateway.Http;

namespace CloudCrm.Gateway.Live;

/// <summary>An event as it stands on the wire, made once for all streams of a tenant.</summary>
/// <param name="Sequence">Its number in the journal.</param>
/// <param name="Needs">The right that it takes to hear of it.</param>
/// <param name="Bytes">The whole frame.</param>
internal sealed record LiveFrame(long Sequence, Right Needs, byte[] Bytes)
{
    /// <summary>What the server-sent event of a change is called.</summary>
    public const string Change = "change";

    /// <summary>What keeps a connection open that has nothing to say.</summary>
    public static ReadOnlySpan<byte> Beat => ": still here\n\n"u8;

    public static LiveFrame Of(LiveEvent act) =>
        new(act.Sequence, act.Needs, Frame(act.Sequence, Change, new Wire.LiveEvent(act.Sequence, act.Type, act.Entity, act.EntityId)));

    /// <summary>The first words of a stream: where it begins, and when to come back after it broke.</summary>
    public static byte[] Begin(long place) =>
        Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"retry: 2000\nid: {place}\nevent: begin\ndata: {{\"sequence\":{place}}}\n\n"));

    /// <summary>Moves the reader's place on, where only what he may not hear of lies between.</summary>
    public static byte[] Place(long place) => Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"id: {place}\n\n"));

    /// <summary>In place of more than the stream goes back for.</summary>
    public static byte[] Reset(long place) => Frame(place, Wire.LiveEvent.Reset, new Wire.LiveEvent(place, Wire.LiveEvent.Reset, null, null));

    /// <summary>The last words to who may no longer listen.</summary>
    public static byte[] End(Fault why)
    {
        var bytes = new ArrayBufferWriter<byte>();
        bytes.Write("event: end\ndata: "u8);
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("code", why.Code);
            json.WriteEndObject();
        }

        bytes.Write("\n\n"u8);
        return bytes.WrittenSpan.ToArray();
    }

    private static byte[] Frame(long id, string name, Wire.LiveEvent data)
    {
        var bytes = new ArrayBufferWriter<byte>();
        bytes.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"id: {id}\nevent: {name}\ndata: ")));
        using (var json = new Utf8JsonWriter(bytes))
            JsonSerializer.Serialize(json, data, WireJson.Answers);
        bytes.Write("\n\n"u8);
        return bytes.WrittenSpan.ToArray();
    }
}
