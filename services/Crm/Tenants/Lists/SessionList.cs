using CloudCrm.Contracts;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Crm.Lists;
using CloudCrm.Crm.Tenants.Rows;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Crm.Tenants.Lists;

/// <summary>Open sessions, newest first.</summary>
internal static class SessionList
{
    private const string List = "sessions";

    /// <summary>A page of those that have not ended.</summary>
    public static async Task<Outcome<Page<OpenSession>>> Read(IQueryable<SessionRow> sessions, DateTimeOffset now, string? cursor, int limit)
    {
        if (Cursor.CheckLimit(limit) is { } refusal)
            return refusal;
        if (!TimePlace.Parse(cursor, List).Try(out var place, out var malformed))
            return malformed;
        var (at, id) = place;
        var rows = await sessions.Where(s => s.ExpiresAt > now && s.OpenedAt <= at).Where(s => s.OpenedAt < at || s.Id.CompareTo(id) < 0)
            .OrderByDescending(s => s.OpenedAt).ThenByDescending(s => s.Id).Take(limit + 1).ToListAsync();
        return rows.ToPage(
            limit,
            s => new OpenSession(s.Id, s.TenantId, s.Client, s.OpenedAt, s.SeenAt, s.ExpiresAt),
            s => new TimePlace(s.OpenedAt, s.Id).Write(List));
    }
}
