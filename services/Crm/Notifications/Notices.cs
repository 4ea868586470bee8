using CloudCrm.Contracts;
using CloudCrm.Contracts.Notifications;
using CloudCrm.Crm.Mail;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Crm.Notifications;

/// <summary>What a member is to be told.</summary>
/// <param name="Id">Made of what it tells of.</param>
/// <param name="AccountId">Whom.</param>
/// <param name="Kind">What it tells of.</param>
/// <param name="Text">Its words; cut where they are too long.</param>
/// <param name="CustomerId">The customer that it is about.</param>
/// <param name="SubjectId">The note or task.</param>
/// <param name="About">What a mail about it may say: a task's title.</param>
internal sealed record Notice(Guid Id, Guid AccountId, NotificationKind Kind, string Text, Guid? CustomerId, Guid SubjectId, string About);

/// <summary>Tells members of what an act does, in that act: what is told and what it tells of are both there, or both not.</summary>
internal sealed class Notices(IDbSource<CrmDb> source, LetterBox letters, IGrainFactory grains, TenantId tenant)
{
    /// <summary>How long a mail about something is worth sending.</summary>
    private static readonly TimeSpan MailLife = TimeSpan.FromDays(2);

    /// <summary>Adds notifications, and mails for those who asked for mails of that kind and whose address is verified.</summary>
    public async Task Tell(Act act, IReadOnlyCollection<Notice> notices, Caller caller, DateTimeOffset now)
    {
        if (notices.Count == 0)
            return;
        var settings = await SettingsOf([.. notices.Select(notice => notice.AccountId).Distinct()]);
        foreach (var notice in notices)
        {
            act.Insert(NotificationRow.Of(tenant, notice, caller, now));
            if (settings.GetValueOrDefault(notice.AccountId)?.Mails(notice.Kind) == true && await LetterOf(notice, now) is { } letter)
                act.Schedule(letters.Of(tenant, letter, Ids.From($"{tenant}", "notification.mail", $"{notice.AccountId:n}", $"{notice.Id:n}")));
        }

        act.InsertIfAbsent(NotificationPurge.Of(tenant, now));
    }

    private async Task<Dictionary<Guid, NotificationSettingsRow>> SettingsOf(List<Guid> accounts)
    {
        await using var db = source.ForTenant(tenant);
        return await db.Set<NotificationSettingsRow>().Where(row => row.TenantId == tenant && accounts.Contains(row.AccountId))
            .ToDictionaryAsync(row => row.AccountId);
    }

    private async Task<Letter?> LetterOf(Notice notice, DateTimeOffset now)
    {
        if (!(await grains.Tenant(tenant).Member(notice.AccountId)).Try(out var member, out _) || !member.Verified
            || !(await grains.Tenant(tenant).Read()).Try(out var company, out _))
            return null;
        return new(KindOf(notice.Kind), member.Mail, company.Language, "", now + MailLife, company.Name) { Subject = notice.About };
    }

    private static LetterKind KindOf(NotificationKind kind) => kind switch
    {
        NotificationKind.Mention => LetterKind.Mention,
        NotificationKind.TaskAssigned => LetterKind.TaskAssigned,
        NotificationKind.TaskReminder => LetterKind.TaskReminder,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
