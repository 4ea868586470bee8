using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Billing.Invoices.Proof;

/// <summary>A SHA-256 chain over the events behind a line: whoever has the events can make it again.</summary>
/// <remarks>
/// Link 0 is the SHA-256 of a head; link n is the SHA-256 of link n-1 (32 bytes) followed by event n. The digest is the last link in lower-case hexadecimal. Events
/// come by time, then id (as text). Head and events are runs of fields, each its length in bytes as decimal digits, a colon, the bytes in UTF-8 and a comma; a
/// field without a value is a hyphen and a comma. The head: <c>cloudcrm usage 1</c>, tenant, meter, start and end of the segment, level when it begins. An
/// event: id, quantity, at, receivedAt, channel, userId, customerId, interactionId, source, sourceId, subject, distinctValue. Ids are lower-case with hyphens,
/// numbers decimal, instants microseconds since 1970.
/// </remarks>
public sealed class UsageChain
{
    private readonly ArrayBufferWriter<byte> _link = new(512);
    private readonly byte[] _last = new byte[SHA256.HashSizeInBytes];

    /// <summary>Begins a chain.</summary>
    public UsageChain(TenantId tenant, string meter, UsageSpan span, long opening)
    {
        Text("cloudcrm usage 1");
        Id(tenant.Value);
        Text(meter);
        Number(span.From.ToMicroseconds());
        Number(span.To.ToMicroseconds());
        Number(opening);
        SHA256.HashData(_link.WrittenSpan, _last);
    }

    /// <summary>Lower-case hexadecimal of the last link.</summary>
    public string Digest => Convert.ToHexStringLower(_last);

    /// <summary>Adds the next event.</summary>
    public void Add(BilledEvent given)
    {
        _link.ResetWrittenCount();
        _link.Write(_last);
        Id(given.Id);
        Number(given.Quantity);
        Number(given.At.ToMicroseconds());
        Number(given.ReceivedAt.ToMicroseconds());
        Text(given.Channel);
        Id(given.UserId);
        Id(given.CustomerId);
        Id(given.InteractionId);
        Text(given.Source);
        Text(given.SourceId);
        Text(given.Subject);
        Text(given.DistinctValue);
        SHA256.HashData(_link.WrittenSpan, _last);
    }

    private void Text(string? value)
    {
        if (value is null)
        {
            _link.Write("-,"u8);
            return;
        }

        var length = Encoding.UTF8.GetByteCount(value);
        Length(length);
        Encoding.UTF8.GetBytes(value, _link.GetSpan(length));
        _link.Advance(length);
        _link.Write(","u8);
    }

    private void Id(Guid? value)
    {
        if (value is not { } id)
        {
            _link.Write("-,"u8);
            return;
        }

        _link.Write("36:"u8);
        Utf8Formatter.TryFormat(id, _link.GetSpan(36), out var written);
        _link.Advance(written);
        _link.Write(","u8);
    }

    private void Number(long value)
    {
        Span<byte> digits = stackalloc byte[20];
        value.TryFormat(digits, out var written, default, CultureInfo.InvariantCulture);
        Length(written);
        _link.Write(digits[..written]);
        _link.Write(","u8);
    }

    private void Length(int bytes)
    {
        bytes.TryFormat(_link.GetSpan(11), out var written, default, CultureInfo.InvariantCulture);
        _link.Advance(written);
        _link.Write(":"u8);
    }
}
