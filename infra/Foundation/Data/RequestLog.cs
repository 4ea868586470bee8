using System.Text.Json;
using CloudCrm.Contracts;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Foundation.Data;

/// <summary>Caller-made ids: the same id again gives the first answer, with another body it is refused.</summary>
public static class RequestLog
{
    /// <summary>How long an answer is remembered.</summary>
    public static readonly TimeSpan RememberedFor = TimeSpan.FromDays(30);

    /// <summary>The first answer to this id; a refusal where it came with another body; null where it is new.</summary>
    public static async Task<Outcome<T>?> Recall<TDb, T>(this IDbSource<TDb> source, TenantId tenant, Once once, CancellationToken cancellation = default)
        where TDb : TenantDb
    {
        await using var db = source.ForTenant(tenant);
        var row = await db.Requests.FirstOrDefaultAsync(r => r.TenantId == tenant && r.Key == once.Key, cancellation);
        if (row is null)
            return null;
        return row.Fingerprint == once.Fingerprint
            ? JsonSerializer.Deserialize<T>(row.Answer, RowJson.Options)!
            : Refusal.Reused("Idempotency-Key");
    }

    /// <summary>The row that remembers an answer; goes into the act that made it.</summary>
    public static RequestRow Answer<T>(TenantId tenant, Once once, T answer, DateTimeOffset now) => new()
    {
        TenantId = tenant,
        Key = once.Key,
        Fingerprint = once.Fingerprint,
        Answer = JsonSerializer.Serialize(answer, RowJson.Options),
        At = now,
    };
}
