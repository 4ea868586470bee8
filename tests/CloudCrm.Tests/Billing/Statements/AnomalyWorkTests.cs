using System.Text.Json;
using CloudCrm.Billing.Statements;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Contracts.Bus;
using CloudCrm.Foundation.Data;
using CloudCrm.Foundation.Scheduling;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Tests.Billing.Statements;

/// <summary>Days out of the ordinary of a tenant whose clock the test moves.</summary>
[TestFixture]
internal sealed class AnomalyWorkTests
{
    [Test]
    public async Task A_period_that_ends_late_leaves_no_day_untold()
    {
        var clock = new HandClock(Events.At("2028-01-15T08:00:00"));
        var tenant = BillingHost.NewTenant();
        await using var host = await BillingHost.Start(clock, await BillingHost.NewSettings());
        await host.Open(BillingHost.Change(tenant, "UTC") with { OpenedAt = clock.Now });
        await host.DoDue();
        clock.Now = Events.At("2028-01-31T13:00:00");
        for (var day = 17; day < 31; day++)
            await host.Take(Events.Inbound(tenant, $"2028-01-{day}T12:00:00", 30));
        await host.Take(Events.Inbound(tenant, "2028-01-31T12:00:00", 500));

        // Nothing was done for two days; somebody who asks ends the period before the days are looked at.
        clock.Now = Events.At("2028-02-02T06:00:00");
        await host.Grains.BillingAccount(tenant).Read();
        var looks = host.All<IDueHandler>().OfType<AnomalyWork>().Single();
        foreach (var work in (await host.Rows<DueWorkRow>(tenant)).Where(work => work.Kind == looks.Kind).OrderByDescending(work => work.DueAt))
            await looks.Handle(work, CancellationToken.None);
        await using var db = host.Source.ForTenant(tenant);
        var rows = await db.Set<OutboxRow>().Where(row => row.TenantId == tenant && row.Type == "billing-notice").ToListAsync();
        var told = rows.Select(row => JsonSerializer.Deserialize<BillingNotice>(row.Body, RowJson.Options)!.News).Where(news => news.Kind == BillingNewsKind.Anomaly).ToList();
        Assert.That(told.Select(news => news.Facts.Single(fact => fact.Name == "day").Value), Is.EqualTo(new[] { "2028-01-31" }));
    }
}
