using CloudCrm.Contracts;
using CloudCrm.Contracts.Metering;

namespace CloudCrm.Tests.Billing.Simulation;

/// <summary>Tells Billing what tenants used: events of the product in mixed messages, those of others by tenant.</summary>
internal sealed class SimulatedPost(Random random)
{
    private static readonly TimeSpan s_lateMax = TimeSpan.FromDays(35);

    /// <summary>Tellings so far.</summary>
    public int Tellings { get; private set; }

    /// <summary>Opens the tenants whose time has come, and tells everything that is told by now.</summary>
    public async Task Tell(BillingHost host, IReadOnlyCollection<SimulatedTenant> tenants, List<OracleBook> books, DateTimeOffset now)
    {
        foreach (var tenant in tenants.Where(tenant => tenant.Account is null && tenant.OpenedAt <= now))
            await host.Open(tenant.Open(books));
        var all = tenants.Select(tenant => (Tenant: tenant, Told: tenant.Told(now))).Where(it => it.Told.Count > 0).ToArray();
        Tellings += all.Sum(it => it.Told.Count);
        var own = all.SelectMany(it => it.Told.Where(told => !told.Act.IsExternal).Select(told => (it.Tenant, told.Act))).ToArray();
        random.Shuffle(own);
        var messages = Cut([.. own.Select(it => it.Act.ToEvent(it.Tenant.Id))]).ToArray();
        foreach (var batch in messages.Chunk(20))
            await BillingHost.Persist(async () =>
            {
                await host.Take(batch);
                return true;
            });
        foreach (var (tenant, act) in own)
            tenant.Hear(act, now);
        await Task.WhenAll(all.Select(it => TellExternal(host, it.Tenant, [.. it.Told.Where(told => told.Act.IsExternal)], now)));
    }

    /// <summary>Defines the meters of other programs.</summary>
    public static async Task DefineMeters(BillingHost host)
    {
        foreach (var meter in SimulatedMeter.All.Where(meter => meter.IsExternal).Select(meter => meter.Counted))
        {
            var defined = await host.Grains.MeterBook().Define(
                Guid.CreateVersion7(), new(meter.Code, "Simulated", "piece", meter.Aggregation, meter.Decimals, meter.UnitSize, "value"), Caller.System, new(meter.Code, meter.Code));
            Assert.That(defined.IsOk, meter.Code);
        }
    }

    private static async Task TellExternal(BillingHost host, SimulatedTenant tenant, SimulatedTelling[] told, DateTimeOffset now)
    {
        if (told.Length == 0)
            return;
        var taken = await host.Grains.UsageIntake(tenant.Id).Take([.. told.Select(it => it.Act.ToExternal(it.IsOther))]);
        foreach (var (it, answer) in told.Zip(taken))
        {
            // A step may be longer than what is left of the days in which usage is taken.
            if (now - it.Act.At > s_lateMax)
            {
                Assert.That(answer.Refusal?.Code, Is.EqualTo("time_too_old"), $"{tenant}, {it}");
                continue;
            }

            var isNew = tenant.Hear(it.Act, now);
            Assert.That((answer.Refusal?.Code, answer.IsRepeated), Is.EqualTo(it.IsOther ? ("id_reused", false) : ((string?)null, !isNew)), $"{tenant}, {it}");
        }
    }

    private IEnumerable<UsageEvent[]> Cut(UsageEvent[] events)
    {
        for (var start = 0; start < events.Length;)
        {
            var length = random.Next(1, 40);
            yield return events[start..Math.Min(start + length, events.Length)];
            start += length;
        }
    }
}
