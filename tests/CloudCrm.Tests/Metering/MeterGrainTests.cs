using CloudCrm.Contracts;
using CloudCrm.Contracts.Metering;
using CloudCrm.Crm.Metering;

namespace CloudCrm.Tests.Metering;

[TestFixture]
public sealed class MeterGrainTests : CrmFixture
{
    [Test]
    public async Task A_batch_counts_once_whoever_repeats_it()
    {
        var (tenant, user) = (NewTenant(), NewId());
        await using var other = await StoreSilo.Start(Store, Clock);
        Guid[] batches = [NewId(), NewId(), NewId()];
        await Grains.Meter(tenant).AddApiCalls(batches[0], 5, user, Clock.Now);
        await other.Grains.Meter(tenant).AddApiCalls(batches[0], 5, user, Clock.Now);
        await other.Grains.Meter(tenant).AddApiCalls(batches[1], 7, null, Clock.Now);
        Silo.Faults.Fail(Fault.After);
        // The first attempt meets the other silo's batch, so nothing is committed before the answer is lost.
        Assert.That(() => Grains.Meter(tenant).AddApiCalls(batches[2], 9, null, Clock.Now), Throws.InstanceOf<IOException>());
        await Grains.Meter(tenant).AddApiCalls(batches[2], 9, null, Clock.Now);
        await Grains.Meter(tenant).AddApiCalls(batches[1], 7, null, Clock.Now);
        var usage = await Usage(tenant);
        Assert.That(usage.Select(e => (e.Id, e.Meter, e.Quantity, e.UserId)), Is.EqualTo(new[]
        {
            (batches[0], Meters.ApiCalls, 5L, (Guid?)user), (batches[1], Meters.ApiCalls, 7L, null), (batches[2], Meters.ApiCalls, 9L, null),
        }));
    }

    [Test]
    public async Task A_batch_whose_answer_was_lost_is_not_counted_again()
    {
        var (tenant, batch) = (NewTenant(), NewId());
        Silo.Faults.Fail(Fault.After);
        Assert.That(() => Grains.Meter(tenant).AddApiCalls(batch, 5, null, Clock.Now), Throws.InstanceOf<IOException>());
        await Grains.Meter(tenant).AddApiCalls(batch, 5, null, Clock.Now);
        Assert.That(await Usage(tenant), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_batch_keeps_the_time_it_was_closed_at()
    {
        var (tenant, batch, closed) = (NewTenant(), NewId(), Clock.Now);
        Silo.Faults.Fail(Fault.Before);
        Assert.That(() => Grains.Meter(tenant).AddApiCalls(batch, 5, null, closed), Throws.InstanceOf<IOException>());
        Clock.Now += TimeSpan.FromMinutes(20);
        await Grains.Meter(tenant).AddApiCalls(batch, 5, null, closed);
        Assert.That((await Usage(tenant)).Select(e => e.RecordedAt), Is.EqualTo(new[] { closed }));
    }

    [Test]
    public void The_log_keeps_the_latest_batches()
    {
        var log = BatchLog.Empty;
        var ids = Enumerable.Range(0, BatchLog.MaxIds + 5).Select(_ => NewId()).ToList();
        foreach (var id in ids)
            log = log.With(id)!;
        Assert.Multiple(() =>
        {
            Assert.That(log.Ids, Is.EqualTo(ids.TakeLast(BatchLog.MaxIds)));
            Assert.That(log.With(ids[^1]), Is.Null);
            Assert.That(BatchLog.Read(new() { TenantId = NewTenant(), Batches = log.Write(), Version = log.Version }).Ids, Is.EqualTo(log.Ids));
        });
    }
}
