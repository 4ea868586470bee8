using System.Collections.Concurrent;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Crm.Tenants.Rows;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Crm.Tenants;

/// <summary>Which browser origins active tenants registered; an answer is remembered for up to 3 s.</summary>
internal sealed class OriginBook(IDbSource<CrmDb> source, TimeProvider time)
{
    /// <summary>The most answers remembered; all are forgotten when there are more.</summary>
    private const int MaxRemembered = 10_000;

    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(3);
    private readonly ConcurrentDictionary<string, (bool Known, long Since)> _answers = new(StringComparer.Ordinal);

    public async Task<bool> Knows(string origin)
    {
        if (Settings.ParseOrigin(origin) is not { } parsed)
            return false;
        if (_answers.TryGetValue(parsed, out var answer) && time.GetElapsedTime(answer.Since) < Remembered)
            return answer.Known;
        var since = time.GetTimestamp();
        var known = await Read(parsed);
        if (_answers.Count >= MaxRemembered)
            _answers.Clear();
        _answers[parsed] = (known, since);
        return known;
    }

    private async Task<bool> Read(string origin)
    {
        await using var db = source.AcrossTenants();
        return await (
            from registered in db.Set<OriginRow>()
            join tenant in db.Set<TenantRow>() on registered.TenantId equals tenant.TenantId
            where registered.Origin == origin && (tenant.State == TenantState.Active || tenant.State == TenantState.Closing)
            select tenant.TenantId).AnyAsync();
    }
}
