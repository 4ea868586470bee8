using System.Globalization;
using CloudCrm.Billing.Accounts;
using CloudCrm.Billing.Usage;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Bus;
using CloudCrm.Foundation.Data;
using CloudCrm.Foundation.Scheduling;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Billing.Statements;

/// <summary>
/// Looks every day at a tenant's day before, some hours after its end, so that usage that is told a little late counts. What is told commits with the work of the next day: a
/// repetition finds that and says nothing again.
/// </summary>
internal sealed class AnomalyWork(RunningAccounts accounts, AnomalyReader anomalies, IActWriter<BillingDb> writer, TimeProvider time) : IDueHandler
{
    private const string Name = "usage.anomalies";

    /// <summary>The most days that are looked at again where none were for a while.</summary>
    private const int MissedMax = 7;

    private static readonly TimeSpan After = TimeSpan.FromHours(2);

    public string Kind => Name;

    /// <summary>The look at a day. Tenants are spread over an hour.</summary>
    public static DueWorkRow Of(TenantId tenant, TenantCalendar calendar, DateOnly day)
    {
        var text = Text(day);
        return new()
        {
            TenantId = tenant,
            Id = Ids.From(Name, tenant.ToString(), text),
            Kind = Name,
            DueAt = calendar.StartOf(day.AddDays(1)) + After + TimeSpan.FromSeconds(tenant.Value.ToByteArray()[^1] * 14),
            Payload = text,
        };
    }

    /// <summary>Whether there is a look to come, after which the others follow. A second row of looks would leave days of the first one untold.</summary>
    public static async Task<bool> IsUnderWay(IDbSource<BillingDb> source, TenantId tenant)
    {
        await using var db = source.ForTenant(tenant);
        return await db.DueWork.AnyAsync(work => work.TenantId == tenant && work.Kind == Name);
    }

    public async Task Handle(DueWorkRow work, CancellationToken cancellation)
    {
        if (await accounts.Find(work.TenantId) is not var (account, calendar) || account.IsEnded)
            return;
        var (wanted, today) = (DateOnly.ParseExact(work.Payload, "O", CultureInfo.InvariantCulture), calendar.DayOf(time.Instant()));
        var from = wanted < today.AddDays(-MissedMax) ? today.AddDays(-MissedMax) : wanted;
        var days = Enumerable.Range(0, Math.Max(0, today.DayNumber - from.DayNumber)).Select(from.AddDays).ToArray();
        var act = Act.Create(work.TenantId, Of(work.TenantId, calendar, days.Length == 0 ? today.AddDays(1) : today));
        if (days.Length > 0)
        {
            foreach (var anomaly in await anomalies.Find(work.TenantId, calendar, account, days))
                act.Emit(work.TenantId.Value, new BillingNotice(work.TenantId.Value, anomaly.ToNews(work.TenantId)));
        }

        await writer.Commit(act, cancellation);
    }

    private static string Text(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
