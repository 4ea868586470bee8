using CloudCrm.Foundation.Data;
using CloudCrm.Foundation.Messaging;
using CloudCrm.Tests.Foundation.Data.Things;
using CloudCrm.Tests.Foundation.Messaging.Mails;
using Microsoft.Extensions.DependencyInjection;

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
        Assert.That(arrivals.Select(row => row.Number), Is.EqualTo(Enumerable.Range(1, 5)));
    }

    [Test]
    public async Task Messages_of_one_act_keep_their_order()
    {
        await using var host = await MailHost.Start();
        var thing = ThingHost.NewThing(ThingHost.NewTenant());
        var act = Act.Create(thing.TenantId, thing);
        for (var number = 1; number <= 50; number++)
            act.Emit(thing.Id, new ThingHappened(thing.Id, number));
        await host.Writer.Commit(act);
        Assert.That((await host.Arrive(50)).Select(row => row.Number), Is.EqualTo(Enumerable.Range(1, 50)));
    }

    [Test]
    public async Task What_a_crash_left_between_publishing_and_deleting_is_not_taken_twice()
    {
        var settings = await MailHost.NewSettings();
        Guid thing;
        await using (var before = await MailHost.Start(settings, MailHost.WithoutRelay))
        {
            thing = await before.HappenInOrder(30);
            // Published, and then the process never came to delete the rows. A broker returns what comes before the consumer's queue is there.
            var (dispatch, rows) = (before.Services.GetRequiredService<OutboxDispatch>(), await before.Outbox());
            await Eventually.Holds(async () => (await dispatch.Send(nameof(ThingDb), rows, CancellationToken.None)).Taken.Count == 30, "the broker took all");
            await Eventually.Holds(async () => (await before.Arrivals()).Count == 30, "all arrived");
            Assert.That(await before.Outbox(), Has.Count.EqualTo(30));
        }

        await using var after = await MailHost.Start(settings);
        await Eventually.Holds(async () => (await after.Outbox()).Count == 0, "the outbox was sent again");
        await after.Happen(await after.NewThing(), 99);
        var arrivals = await after.Arrive(31);
        Assert.That(arrivals.Where(row => row.Thing == thing).Select(row => row.Number), Is.EqualTo(Enumerable.Range(1, 30)));
        Assert.That(arrivals, Has.Count.EqualTo(31));
    }

    [Test]
    public async Task What_a_process_dropped_is_sent_again_at_start()
    {
        var settings = await MailHost.NewSettings();
        var reached = new TaskCompletionSource();
        var before = await MailHost.Start(settings, rules: rules => rules.Holds = stop =>
        {
            reached.TrySetResult();
            return new TaskCompletionSource().Task.WaitAsync(stop);
        });
        await before.HappenInOrder(20);
        await reached.Task.WaitAsync(Eventually.Patience);
        await before.Abandon();

        await using var after = await MailHost.Start(settings);
        Assert.That((await after.Arrive(20)).Select(row => row.Number).Order(), Is.EqualTo(Enumerable.Range(1, 20)));
    }

    [Test, ServersOnly]
    public async Task A_message_that_no_queue_wants_is_not_taken_for_sent()
    {
        var settings = await MailHost.NewSettings();
        await using (var deaf = await MailHost.Start(settings, MailHost.WithoutRelay, consumes: false))
        {
            await deaf.HappenInOrder(3);
            var sent = await deaf.Services.GetRequiredService<OutboxDispatch>().Send(nameof(ThingDb), await deaf.Outbox(), CancellationToken.None);
            Assert.That((sent.Taken, sent.Refused), Is.EqualTo((Array.Empty<long>(), Array.Empty<long>())));
            Assert.That(sent.Error, Is.Not.Null);
        }

        await using var hearing = await MailHost.Start(settings);
        await hearing.Arrive(3);
    }

    [Test]
    public async Task A_message_that_nobody_consumes_here_waits_and_holds_up_nothing()
    {
        if (Diagonal.HasServers)
            Assert.Ignore("RabbitMQ has queues of other processes.");
        var settings = await MailHost.NewSettings();
        await using (var deaf = await MailHost.Start(settings, consumes: false))
        {
            await deaf.HappenInOrder(3);
            await Eventually.Holds(() => deaf.Services.GetRequiredService<Receipts>().Count == 0, "nothing is on its way");
            Assert.That(await deaf.Outbox(), Has.Count.EqualTo(3));
        }

        await using var hearing = await MailHost.Start(settings);
        await hearing.Arrive(3);
    }
}
