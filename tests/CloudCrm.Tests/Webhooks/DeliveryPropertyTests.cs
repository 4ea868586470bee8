using CloudCrm.Client;

namespace CloudCrm.Tests.Webhooks;

/// <summary>Whatever receivers answer, every act arrives, under one id each, and nothing else does.</summary>
[TestFixture]
internal sealed class DeliveryPropertyTests : WebhookFixture
{
    [FsCheck.NUnit.Property(MaxTest = 8)]
    public void Every_act_arrives_under_its_own_id_at_receivers_that_fail_at_random(byte customers, int[] answers) =>
        Play(1 + (customers % 12), answers ?? []).GetAwaiter().GetResult();

    private async Task Play(int customers, int[] answers)
    {
        await using var acme = await NewSender();
        await using var second = await Receiver.Start();
        var asked = 0;
        // At most every other answer is a no, so that it ends.
        Task<int> Moody(Post post)
        {
            var turn = Interlocked.Increment(ref asked);
            return Task.FromResult(turn % 2 == 0 || answers.Length == 0 ? 204 : (answers[turn % answers.Length] & 3) switch { 0 => 200, 1 => 500, 2 => 404, _ => 302 });
        }

        (acme.Receiver.Answer, second.Answer) = (Moody, Moody);
        Webhook[] webhooks = [await acme.Register("customer.*"), await acme.Webhooks.Register(new(second.Url, ["customer.registered"]))];
        for (var i = 0; i < customers; i++)
            await acme.NewCustomer($"Customer {i}");
        var sequences = new List<long>();
        await foreach (var entry in acme.Client.Journal.Read())
        {
            if (entry is { Entity: "customer", Verb: "registered" })
                sequences.Add(entry.Sequence);
        }

        foreach (var webhook in webhooks)
            await Eventually.Holds(() => AreDelivered(acme, webhook, customers), "all of it is delivered");

        Receiver[] receivers = [acme.Receiver, second];
        foreach (var receiver in receivers)
        {
            Assert.That(receiver.Posts.Select(post => post.Sequence).Distinct(), Is.EquivalentTo(sequences));
            Assert.That(receiver.Posts.Select(post => (post.Id, post.Sequence)).Distinct().ToList(), Has.Count.EqualTo(customers));
        }

        Assert.That(acme.Receiver.Posts.Select(post => post.Id).Distinct(), Is.EquivalentTo(second.Posts.Select(post => post.Id).Distinct()));
    }

    private async Task<bool> AreDelivered(Sender acme, Webhook webhook, int count)
    {
        var deliveries = (await acme.Webhooks.DeliveriesPage(webhook.Id, limit: 1_000)).Items;
        if (deliveries.Count == count && deliveries.All(one => one.Outcome == DeliveryOutcome.Delivered))
            return true;
        if (deliveries.Any(one => one is { Outcome: DeliveryOutcome.Pending, Attempts: > 0 }))
            Api.Time.Advance(TimeSpan.FromSeconds(31));
        return false;
    }
}
