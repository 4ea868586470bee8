using CloudCrm.Contracts;
using CloudCrm.Contracts.Notifications;
using CloudCrm.Crm.Lists;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Orleans.Concurrency;

namespace CloudCrm.Crm.Notifications;

/// <summary>Members' notifications, from the database.</summary>
[StatelessWorker, GrainType("notification-reader")]
internal sealed class NotificationReader(IDbSource<CrmDb> source, TimeProvider time) : Grain, INotificationReader
{
    private const int MaxCount = 1_000;

    private TenantId Tenant => GrainKeys.Parse(this.GetPrimaryKeyString()).Tenant;

    public async Task<Outcome<Page<Notification>>> List(Guid accountId, bool unreadOnly, string? cursor, int limit)
    {
        if (Cursor.CheckLimit(limit) is { } wrong)
            return wrong;
        if (!NotificationPlace.Parse(cursor).Try(out var place, out var refusal))
            return refusal;
        var tenant = Tenant;
        await using var db = source.ForTenant(tenant);
        List<NotificationRow> rows = [];
        if (place.State == NotificationState.Unread)
            rows = await Of(db, tenant, accountId, NotificationState.Unread).Before(db, place.Place, limit + 1);
        if (!unreadOnly && rows.Count <= limit)
        {
            var from = place.State == NotificationState.Read ? place.Place : TimePlace.Top;
            rows.AddRange(await Of(db, tenant, accountId, NotificationState.Read).Before(db, from, limit + 1 - rows.Count));
        }

        return rows.ToPage(limit, row => row.ToNotification(), NotificationPlace.Of);
    }

    public async Task<NotificationCount> Unread(Guid accountId)
    {
        var tenant = Tenant;
        await using var db = source.ForTenant(tenant);
        var count = await Of(db, tenant, accountId, NotificationState.Unread).Take(MaxCount + 1).CountAsync();
        return new(Math.Min(count, MaxCount), count > MaxCount);
    }

    private IQueryable<NotificationRow> Of(CrmDb db, TenantId tenant, Guid account, NotificationState state)
    {
        var kept = time.Instant() - NotificationPurge.Kept;
        return db.Set<NotificationRow>().Where(row => row.TenantId == tenant && row.AccountId == account && row.State == state && row.At >= kept);
    }
}
