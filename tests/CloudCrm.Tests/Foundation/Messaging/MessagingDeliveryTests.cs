using CloudCrm.Tests.Foundation.Messaging.Mails;

namespace CloudCrm.Tests.Foundation.Messaging;

public sealed class MessagingDeliveryTests
{
    [Test]
    public async Task What_is_emitted_arrives_once_and_leaves_the_outbox()
    {
        await using var host = await MailHost.Start();
        var thing = await host.HappenInOrder(5);
        var arrivals = await host.Arrive(5);
        Assert.That(arrivals.Select(row => row.Thing), Is.All.EqualTo(thing));
        Assert.That(arrivals.Select(row => row.Number), Is.EquivalentTo(Enumerable.Range(1, 5)));
    }
}
