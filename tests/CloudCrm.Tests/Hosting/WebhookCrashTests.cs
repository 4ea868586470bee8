using CloudCrm.Client;
using CloudCrm.Tests.Webhooks;

namespace CloudCrm.Tests.Hosting;

/// <summary>The real program, killed between the commit of acts and their way to a receiver.</summary>
[Category("slow")]
public sealed class WebhookCrashTests
{
    [Test]
    public async Task Killed_between_commit_and_delivery_nothing_is_lost()
    {
        const int Customers = 40;
        await using var receiver = await Receiver.Start();
        var never = new TaskCompletionSource<int>();
        receiver.Answer = _ => never.Task;
        var settings = await Installation.New();
        settings["Url"] = $"http://127.0.0.1:{FreePort.Next()}";
        settings["Webhooks:AllowLoopback"] = "true";
        string token;
        Webhook webhook;
        await using (var crashed = await ProductProcess.Start(settings))
        {
            var acme = await Subscriber.SignUp(crashed.Url);
            token = acme.Api.Token!;
            webhook = await acme.Api.Webhooks.Register(new(receiver.Url, ["customer.registered"]));
            for (var i = 0; i < Customers; i++)
                await acme.Api.Customers.Register(new(CustomerKind.Person, $"Customer {i}"));
            await crashed.Crash();
        }

        var before = receiver.Posts.Count;
        never.SetResult(500);
        receiver.Answer = _ => Task.FromResult(204);
        await using var product = await ProductProcess.Start(settings);
        using var client = product.Client(token);
        var posts = await receiver.Events(Customers);

        Assert.That(before, Is.Zero, "it was killed before anything was delivered");
        Assert.That(posts.Select(post => post.Data["details"]!["name"]!.GetValue<string>()).Distinct().Order(),
            Is.EqualTo(Enumerable.Range(0, Customers).Select(i => $"Customer {i}").Order()));
        Assert.That(posts.Select(post => post.IsSignedWith(webhook.Secret!)), Is.All.True);
        await Eventually.Holds(
            async () => (await client.Webhooks.DeliveriesPage(webhook.Id, DeliveryOutcome.Delivered, limit: 1_000)).Items.Count == Customers, "all of it is in the log");
    }
}
