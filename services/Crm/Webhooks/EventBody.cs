using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Contracts.Webhooks;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Crm.Webhooks;

/// <summary>
/// What is posted: <c>type</c>, <c>timestamp</c> and <c>data</c>, which is the journal's entry as <c>GET /v1/journal</c> answers it to the webhook's role, without
/// the credential. Written anew for every attempt, so that what was hidden meanwhile is not sent any more.
/// </summary>
internal static class EventBody
{
    /// <summary>The most bytes; details that would not fit are left out, and <c>truncated</c> says so.</summary>
    public const int MaxBytes = 64 * 1024;

    private const int MaxDetails = MaxBytes - 2_048;

    /// <summary>The body of an act, as it may be seen.</summary>
    public static byte[] Of(string type, JournalEntry act)
    {
        var isCut = Encoding.UTF8.GetByteCount(act.Details) > MaxDetails;
        return Write(type, act.At, json =>
        {
            json.WriteNumber("sequence", act.Sequence);
            json.WriteString("at", Text(act.At));
            json.WriteStartObject("by");
            json.WriteString("kind", JsonNamingPolicy.CamelCase.ConvertName(act.Caller.Kind.ToString()));
            if (act.Caller.Id == Guid.Empty)
                json.WriteNull("id");
            else
                json.WriteString("id", act.Caller.Id);
            json.WriteEndObject();
            json.WriteString("entity", act.Entity);
            json.WriteString("entityId", act.EntityId);
            json.WriteString("verb", act.Verb);
            json.WritePropertyName("details");
            json.WriteRawValue(isCut ? "{}" : act.Details);
            json.WriteBoolean("truncated", isCut);
        });
    }

    /// <summary>The body of a test event.</summary>
    public static byte[] OfPing(Guid webhook, DateTimeOffset at) => Write(WebhookEvents.Ping, at, json => json.WriteString("webhookId", webhook));

    private static byte[] Write(string type, DateTimeOffset at, Action<Utf8JsonWriter> data)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, new() { Encoder = RowJson.Options.Encoder }))
        {
            json.WriteStartObject();
            json.WriteString("type", type);
            json.WriteString("timestamp", Text(at));
            json.WriteStartObject("data");
            data(json);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return bytes.WrittenSpan.ToArray();
    }

    private static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFZ", CultureInfo.InvariantCulture);
}
