using CloudCrm.Tests.Foundation.Messaging.Mails;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace CloudCrm.Tests.Foundation.Messaging;

public sealed class MessagingPoisonTests
{
    private const int Bad = 13;

    [Test]
    public async Task A_poison_message_is_put_aside_and_the_rest_goes_on()
    {
        var settings = await MailHost.NewSettings();
        await using (var host = await MailHost.Start(settings, rules: rules => rules.Poison = happened => happened.Number == Bad))
        {
            var one = host.HappenInOrder(20);
            var two = host.HappenInOrder(12);
            await Task.WhenAll(one, two);
            await Eventually.Holds(async () => (await host.Arrivals()).Count == 31, "all but one arrived");
            Assert.That((await host.Arrivals()).Select(row => row.Number), Does.Not.Contain(Bad));
            await PutAside(host, settings);
        }

        if (!Diagonal.HasServers)
            await Mended(settings);
    }

    // RabbitMQ has it in the error queue; with the memory bus it is still in the outbox.
    private static async Task PutAside(MailHost host, Dictionary<string, string?> settings)
    {
        if (!Diagonal.HasServers)
        {
            await Eventually.Holds(async () => (await host.Outbox()).Count == 1, "only the bad one is left");
            return;
        }

        await Eventually.Holds(async () => (await host.Outbox()).Count == 0, "the outbox was empty");
        await using var connection = await new ConnectionFactory { Uri = new(settings["Bus:RabbitMq"]!) }.CreateConnectionAsync();
        await Eventually.Holds(async () => await CountErrors(connection) == 1, "it is in the error queue");
    }

    // The queue is made for its first message, and a question for a queue that is not there ends the channel.
    private static async Task<uint> CountErrors(IConnection connection)
    {
        await using var channel = await connection.CreateChannelAsync();
        try
        {
            return await channel.MessageCountAsync($"{MailHost.Consumer}_error");
        }
        catch (OperationInterruptedException e) when (e.ShutdownReason?.ReplyCode == 404)
        {
            return 0;
        }
    }

    private static async Task Mended(Dictionary<string, string?> settings)
    {
        await using var mended = await MailHost.Start(settings);
        Assert.That((await mended.Arrive(32)).Select(row => row.Number), Does.Contain(Bad));
    }
}
