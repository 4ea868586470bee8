using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CloudCrm.Foundation.Data.Model;

/// <summary>Instants as Unix microseconds: SQLite has no type for them, and integers sort and compare.</summary>
internal sealed class InstantConverter() : ValueConverter<DateTimeOffset, long>(instant => ToMicroseconds(instant), value => FromMicroseconds(value))
{
    public static long ToMicroseconds(DateTimeOffset instant)
    {
        var ticks = instant.UtcTicks - DateTimeOffset.UnixEpoch.Ticks;
        var microseconds = ticks / TimeSpan.TicksPerMicrosecond;
        return ticks < 0 && ticks % TimeSpan.TicksPerMicrosecond != 0 ? microseconds - 1 : microseconds;
    }

    public static DateTimeOffset FromMicroseconds(long value) =>
        new(DateTimeOffset.UnixEpoch.Ticks + (value * TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
}
