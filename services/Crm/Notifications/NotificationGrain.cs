using System.Collections.Immutable;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Notifications;
using CloudCrm.Crm.Lists;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Crm.Notifications;

/// <summary>What a member does with the notifications: the only one that marks them, and writes how the member wants to be told.</summary>
[GrainType("notifications")]
internal sealed class NotificationGrain(IDbSource<CrmDb> source, IActWriter<CrmDb> writer, TimeProvider time) : AggregateGrain(writer), INotificationGrain
{
    /// <summary>The most that one call marks.</summary>
    private const int MaxMarked = 1_000;

    private TenantId _tenant;
    private Guid _account;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        (_tenant, _account) = GrainKeys.Parse(this.GetPrimaryKeyString());
        return Task.CompletedTask;
    }

    public async Task<Outcome<Notification>> MarkRead(Guid id)
    {
        for (var attempt = 0; attempt < 2; attempt++)
        {
            if (await Find(id) is not { } row)
                return Refusal.NotFound("notification");
            if (row.State == NotificationState.Read)
                return row.ToNotification();
            var read = row.AsRead(time.Instant());
            if (await Commit(Act.Change(_tenant, read, row.Version)) == CommitResult.Committed)
                return read.ToNotification();
        }

        return Busy.Refusal();
    }

    public async Task<Outcome<NotificationCount>> MarkAllRead(DateTimeOffset until)
    {
        // What came at this very instant too.
        var place = new TimePlace(until.ToInstant(), Guid.AllBitsSet);
        for (var attempt = 0; attempt < 2; attempt++)
        {
            var rows = await Unread(place);
            if (rows.Count == 0)
                return new NotificationCount(0, false);
            var now = time.Instant();
            var act = Act.Change(_tenant, rows[0].AsRead(now), rows[0].Version);
            foreach (var row in rows.Skip(1).Take(MaxMarked - 1))
                act.Update(row.AsRead(now));
            if (await Commit(act) == CommitResult.Committed)
                return new NotificationCount(Math.Min(rows.Count, MaxMarked), rows.Count > MaxMarked);
        }

        return Busy.Refusal();
    }

    public async Task<Outcome<NotificationSettings>> Settings() => ToSettings(await Stored());

    public async Task<Outcome<NotificationSettings>> ChangeSettings(ImmutableArray<NotificationKind> mailed, long? expectedVersion, Caller caller)
    {
        if (!(await GrainFactory.Tenant(_tenant).Member(_account)).IsOk)
            return Refusal.NotFound("member");
        if (mailed.Any(kind => !Enum.IsDefined(kind)))
            return Refusal.Invalid("mailed", "There is no such kind of notification.");
        for (var attempt = 0; attempt < 2; attempt++)
        {
            var before = await Stored();
            var version = before?.Version ?? 0;
            if (expectedVersion is { } expected && expected != version)
                return Refusal.Stale();
            var after = new NotificationSettingsRow
            {
                TenantId = _tenant,
                AccountId = _account,
                MailKinds = mailed.Aggregate(0, (bits, kind) => bits | NotificationSettingsRow.Bit(kind)),
                Version = version + 1,
            };
            var details = new Details().ChangeList("mailed", ToSettings(before).Mailed, ToSettings(after).Mailed);
            if (details.IsEmpty)
                return ToSettings(before);
            var act = before is null ? Act.Create(_tenant, after) : Act.Change(_tenant, after, version);
            act.Journal(new(time.Instant(), caller, "notification_settings", _account, "changed", details.ToString()));
            if (await Commit(act) == CommitResult.Committed)
                return ToSettings(after);
        }

        return Busy.Refusal();
    }

    private static NotificationSettings ToSettings(NotificationSettingsRow? row) =>
        new([.. Enum.GetValues<NotificationKind>().Where(kind => row?.Mails(kind) == true)], row?.Version ?? 0);

    private async Task<NotificationSettingsRow?> Stored()
    {
        await using var db = source.ForTenant(_tenant);
        return await db.Set<NotificationSettingsRow>().FirstOrDefaultAsync(row => row.TenantId == _tenant && row.AccountId == _account);
    }

    private async Task<NotificationRow?> Find(Guid id)
    {
        await using var db = source.ForTenant(_tenant);
        return await db.Set<NotificationRow>().FirstOrDefaultAsync(row => row.TenantId == _tenant && row.AccountId == _account && row.Id == id);
    }

    private async Task<List<NotificationRow>> Unread(TimePlace place)
    {
        await using var db = source.ForTenant(_tenant);
        return await db.Set<NotificationRow>()
            .Where(row => row.TenantId == _tenant && row.AccountId == _account && row.State == NotificationState.Unread)
            .Before(db, place, MaxMarked + 1);
    }
}
