using System.Text.Json;
using CloudCrm.Foundation.Data;
using CloudCrm.Foundation.Messaging;
using CloudCrm.Tests.Foundation.Data.Things;
using CloudCrm.Tests.Foundation.Messaging.Mails;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace CloudCrm.Tests.Foundation.Messaging;

public sealed class MessagingInboxTests
{
    private MailHost _host = null!;

    [OneTimeSetUp]
    public async Task Start() => _host = await MailHost.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _host.DisposeAsync();

    [Test]
    public async Task Redelivered_and_shuffled_messages_take_effect_once([Values(1, 2, 3)] int seed)
    {
        var random = new Random(seed);
        var thing = Guid.CreateVersion7();
        var messages = Enumerable.Range(1, 150).Select(number => (Id: Guid.CreateVersion7(), Carrier: Carry(thing, number))).ToArray();
        var deliveries = messages.SelectMany(message => Enumerable.Repeat(message, random.Next(1, 4))).ToArray();
        random.Shuffle(deliveries);

        var pump = _host.Services.GetServices<BusConsumer>().Single().Pump(_host.Services);
        foreach (var some in deliveries.Chunk(random.Next(20, 200)))
            await Task.WhenAll(some.Select(message => pump.Take(message.Id, message.Carrier, DateTimeOffset.UnixEpoch, CancellationToken.None)));

        var numbers = (await _host.Arrivals()).Where(row => row.Thing == thing).Select(row => row.Number);
        Assert.That(numbers, Is.EquivalentTo(Enumerable.Range(1, 150)));
        Assert.That(_host.Rules.Batches, Is.All.Ordered.And.All.Length.AtMost(InboxLimits.BatchMax));
    }

    [Test]
    public async Task Two_processes_with_the_same_messages_let_them_take_effect_once()
    {
        var thing = Guid.CreateVersion7();
        var messages = Enumerable.Range(1, 200).Select(number => (Id: Guid.CreateVersion7(), Carrier: Carry(thing, number))).ToArray();
        var consumer = _host.Services.GetServices<BusConsumer>().Single();
        IInboxPump[] pumps = [consumer.Pump(_host.Services), consumer.Pump(_host.Services)];
        await Task.WhenAll(pumps.SelectMany(pump => messages.Select(message => pump.Take(message.Id, message.Carrier, DateTimeOffset.UnixEpoch, CancellationToken.None))));
        var numbers = (await _host.Arrivals()).Where(row => row.Thing == thing).Select(row => row.Number);
        Assert.That(numbers, Is.EquivalentTo(Enumerable.Range(1, 200)));
    }

    [Test]
    public async Task Only_old_inbox_rows_are_forgotten()
    {
        var clock = new FakeTime(TimeProvider.System.GetUtcNow());
        var writer = _host.Services.GetRequiredService<IActWriter<ArrivalDb>>();
        var (old, young) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await Remember(writer, old, clock.GetUtcNow());
        clock.Advance(InboxLimits.RememberedFor - TimeSpan.FromMinutes(1));
        await Remember(writer, young, clock.GetUtcNow());
        clock.Advance(TimeSpan.FromMinutes(2));
        using var purge = new InboxPurge<ArrivalDb>(writer, clock, NullLogger<InboxPurge<ArrivalDb>>.Instance);
        await purge.Purge(CancellationToken.None);
        await using var db = _host.Services.GetRequiredService<IDbSource<ArrivalDb>>().AcrossTenants();
        var ids = await db.Set<InboxRow>().Where(row => row.Consumer == "purged").Select(row => row.MessageId).ToListAsync();
        Assert.That(ids, Is.EqualTo(new[] { young }));
    }

    private static Task Remember(IActWriter<ArrivalDb> writer, Guid id, DateTimeOffset at) =>
        writer.Transact((transaction, stop) => InboxRows.Remember(transaction, "purged", [id], at, stop), CancellationToken.None);

    private static Carrier Carry(Guid thing, int number) =>
        new(MailHost.Message, number, null, JsonSerializer.Serialize(new ThingHappened(thing, number), RowJson.Options));
}
