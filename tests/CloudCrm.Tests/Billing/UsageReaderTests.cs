using CloudCrm.Contracts;
using CloudCrm.Contracts.Metering;

namespace CloudCrm.Tests.Billing;

public sealed class UsageReaderTests
{
    [Test]
    public async Task The_grain_of_a_tenant_tells_its_usage_and_refuses_by_name()
    {
        await using var host = await BillingHost.StartWithGrains();
        var (mine, other) = (BillingHost.NewTenant(), BillingHost.NewTenant());
        await host.Tell(mine, "Asia/Taipei");
        await host.Take(Events.Inbound(mine, "2026-03-04 16:00", 3), Events.Inbound(other, "2026-03-04 16:00", 5));
        var (from, to) = (Events.At("2026-03-01"), Events.At("2026-04-01"));

        var usage = await host.Grains.UsageReader(mine).Read(from, to, UsageGroup.Day);
        Assert.That(usage.Value.Lines, Is.EqualTo(new[] { new UsageLine(Meters.MessagesInbound, "2026-03-05", 3) }));
        var refused = await host.Grains.UsageReader(mine).Read(to, from, UsageGroup.Day);
        Assert.That(refused.Refusal.Field, Is.EqualTo("to"));
    }
}
