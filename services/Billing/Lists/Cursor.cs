using System.Buffers.Text;
using System.Globalization;
using System.Text;
using CloudCrm.Billing.Usage;
using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Billing.Lists;

/// <summary>Places in lists that go by time, then id, as opaque text (base64url). One that was made for another list is refused.</summary>
internal static class Cursor
{
    private const int IdMax = 255;

    /// <summary>The place that a cursor of a list names; null where it is none of it.</summary>
    public static (DateTimeOffset At, Guid Id)? Read(string cursor, string list) =>
        ReadText(cursor, list) is var (at, text) && Guid.TryParseExact(text, "n", out var id) ? (at, id) : null;

    /// <summary>As <see cref="Read"/>, of a list whose ids are texts of Stripe's.</summary>
    public static (DateTimeOffset At, string Id)? ReadText(string cursor, string list)
    {
        if (!Base64Url.IsValid(cursor) || Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)) is not { } text || !text.StartsWith(list, StringComparison.Ordinal))
            return null;
        return text[list.Length..].Split(':', 2) is [var micros, var id]
            && long.TryParse(micros, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTimeOffset.MaxValue.ToMicros()
            && PlainText.Check("cursor", id, 1, IdMax) is null
            ? (Micros.FromMicros(at), id)
            : null;
    }

    /// <summary>The cursor of a place.</summary>
    public static string Write(string list, DateTimeOffset at, Guid id) => Write(list, at, $"{id:n}");

    /// <summary>The cursor of a place.</summary>
    public static string Write(string list, DateTimeOffset at, string id) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{list}{at.ToMicros()}:{id}")));

    /// <summary>The answer to a text that is no place in the list.</summary>
    public static Refusal Malformed() => Refusal.Invalid("cursor", "This is not a cursor of this list.", "cursor");

    /// <summary>What is wrong with a page's size; null where it is fine.</summary>
    public static Refusal? CheckLimit(int limit) => limit is >= 1 and <= Paging.MaxLimit ? null : Refusal.Invalid("limit", $"1 to {Paging.MaxLimit}.");
}
