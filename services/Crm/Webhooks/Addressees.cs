using System.Collections.Immutable;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Contracts.Webhooks;
using CloudCrm.Crm.Mail;
using CloudCrm.Crm.Tenants;
using CloudCrm.Crm.Tenants.Rows;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Crm.Webhooks;

/// <summary>Who is told that a webhook was switched off: the tenant's owners and admins, at most <see cref="Max"/>.</summary>
internal sealed record Addressees(string Company, string Language, ImmutableArray<string> Mails, DateTimeOffset Now)
{
    private const int Max = 20;
    private static readonly TimeSpan s_newsFor = TimeSpan.FromDays(7);

    public static async Task<Addressees> Of(CrmDb db, TenantId tenant, DateTimeOffset now)
    {
        var row = await db.Set<TenantRow>().FirstAsync(row => row.TenantId == tenant);
        var administration = RoleSet.Pack([Role.Owner, Role.Admin]);
        var mails = await db.Set<MembershipRow>().Where(member => member.TenantId == tenant && (member.Roles & administration) != 0)
            .OrderBy(member => member.JoinedAt).Take(Max).Select(member => member.Mail).ToListAsync();
        return new(row.Name, row.Language, [.. mails], now);
    }

    /// <summary>The letters about a webhook, which is named by the host of its address.</summary>
    public IEnumerable<Letter> ToLetters(Webhook webhook) => Mails.Select(mail =>
        new Letter(LetterKind.WebhookOff, mail, Language, "", Now + s_newsFor, Company) { Subject = new Uri(webhook.Url).IdnHost });
}
