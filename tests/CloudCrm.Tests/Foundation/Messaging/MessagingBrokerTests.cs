using CloudCrm.Tests.Foundation.Messaging.Mails;

namespace CloudCrm.Tests.Foundation.Messaging;

[ServersOnly, Category("full")]
public sealed class MessagingBrokerTests
{
    [Test]
    public async Task A_broker_that_crashes_loses_and_doubles_nothing()
    {
        const int Things = 8;
        const int Each = 60;
        var settings = await MailHost.NewSettings();
        await using var broker = await RabbitServer.Start();
        settings["Bus:RabbitMq"] = broker.Address.AbsoluteUri;
        await using var host = await MailHost.Start(settings);
        await host.HappenInOrder(1);
        await host.Arrive(1);
        // A queue that is killed with its broker right after it was declared never gets a leader again (rabbitmq-server issue 15725).
        await broker.Restart();
        var happening = Task.WhenAll(Enumerable.Range(0, Things).Select(_ => host.HappenInOrder(Each)));
        await Eventually.Holds(async () => (await host.Arrivals()).Count > 1, "the first ones arrived", TimeSpan.FromMinutes(1));
        await broker.CrashAndRestart();
        await happening;
        await host.HappenInOrder(Each);
        var arrivals = await host.Arrive(1 + ((Things + 1) * Each), TimeSpan.FromMinutes(3));
        foreach (var thing in arrivals.Skip(1).GroupBy(row => row.Thing))
            Assert.That(thing.Select(row => row.Number), Is.EquivalentTo(Enumerable.Range(1, Each)));
    }
}
