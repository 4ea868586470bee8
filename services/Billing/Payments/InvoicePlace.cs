using System.Buffers.Text;
using System.Globalization;
using System.Text;
using CloudCrm.Billing.Usage;

namespace CloudCrm.Billing.Payments;

/// <summary>A place in a list of invoices by time, then id.</summary>
internal sealed record InvoicePlace(DateTimeOffset At, Guid Id)
{
    /// <summary>The place that a cursor of a list names; null where it is none of it.</summary>
    public static InvoicePlace? Read(string cursor, string list)
    {
        if (!Base64Url.IsValid(cursor) || Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)) is not { } text || !text.StartsWith(list, StringComparison.Ordinal))
            return null;
        return text[list.Length..].Split(':') is [var micros, var id]
            && long.TryParse(micros, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTimeOffset.MaxValue.ToMicros()
            && Guid.TryParseExact(id, "n", out var place)
            ? new(Micros.FromMicros(at), place)
            : null;
    }

    /// <summary>Its cursor.</summary>
    public string Write(string list) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{list}{At.ToMicros()}:{Id:n}")));
}
