using System.Text.Json.Nodes;
using CloudCrm.Client;

namespace CloudCrm.Tests.Webhooks;

/// <summary>Events of a company at a receiver that really listens.</summary>
[TestFixture]
internal sealed class WebhookTests : WebhookFixture
{
    [Test]
    public async Task An_act_arrives_signed_with_what_the_journal_says()
    {
        await using var acme = await NewSender();
        var webhook = await acme.Register("customer.*");
        var customer = await acme.NewCustomer("Grace Hopper");
        await acme.Client.Customers.Change(customer, new(Name: "Rear Admiral Hopper"));

        var posts = await acme.Receiver.Events(2);
        var entry = (await acme.Client.Journal.Page(posts[1].Sequence - 1, 1)).Items[0];

        Assert.Multiple(() =>
        {
            Assert.That(webhook.Secret, Does.StartWith("whsec_"));
            Assert.That(posts.Select(post => post.IsSignedWith(webhook.Secret!)), Is.All.True);
            Assert.That(posts.Select(post => post.IsSignedWith("whsec_" + Convert.ToBase64String(new byte[32]))), Is.All.False);
            Assert.That(posts.Select(post => post.IsSignedAt(Api.Time.GetUtcNow())), Is.All.True);
            Assert.That(posts.Select(post => post.ContentType), Is.All.EqualTo("application/json"));
            Assert.That(posts.Select(post => post.Type), Is.EqualTo(new[] { "customer.registered", "customer.changed" }));
            Assert.That(posts.Select(post => post.Id), Is.Unique.And.All.Matches("^evt_[0-9a-f]{32}$"));
            Assert.That(posts[1].Data["entityId"]!.GetValue<Guid>(), Is.EqualTo(customer));
            Assert.That(posts[1].Data["by"]!["kind"]!.GetValue<string>(), Is.EqualTo("apiKey"));
            Assert.That(DateTimeOffset.Parse(posts[1].Json["timestamp"]!.GetValue<string>(), null), Is.EqualTo(entry.At));
            Assert.That(JsonNode.DeepEquals(posts[1].Data["details"], JsonNode.Parse(entry.Details.GetRawText())), Is.True);
            Assert.That(posts[1].Data["details"]!["name"]!["before"]!.GetValue<string>(), Is.EqualTo("Grace Hopper"));
        });
    }

    [Test]
    public async Task The_log_tells_what_was_delivered_and_the_secret_is_told_once()
    {
        await using var acme = await NewSender();
        var request = new RegisterWebhook(acme.Receiver.Url, ["customer.registered"], "Stock");
        var (first, again) = (await acme.Webhooks.Register(request, "one key"), await acme.Webhooks.Register(request, "one key"));
        await acme.NewCustomer();

        var delivery = await acme.Delivery(first.Id, one => one.Outcome == DeliveryOutcome.Delivered);
        var attempt = (await acme.Webhooks.AttemptsPage(first.Id)).Items.Single();

        Assert.Multiple(async () =>
        {
            Assert.That((again.Id, again.Secret), Is.EqualTo((first.Id, (string?)null)));
            Assert.That((await acme.Webhooks.Read(first.Id)).Secret, Is.Null);
            Assert.That((await acme.Webhooks.List()).Select(one => (one.Id, one.Role, one.State)), Is.EqualTo(new[] { (first.Id, Role.Admin, WebhookState.Enabled) }));
            Assert.That((delivery.Attempts, delivery.NextAttemptAt, delivery.EventId), Is.EqualTo((1, (DateTimeOffset?)null, acme.Receiver.Posts[0].Id)));
            Assert.That((attempt.DeliveryId, attempt.Number, attempt.Status, attempt.Error), Is.EqualTo((delivery.Id, 1, 204, (string?)null)));
        });
    }

    [Test]
    public async Task Only_what_was_asked_for_arrives_and_in_order()
    {
        await using var acme = await NewSender();
        var webhook = await acme.Register("customer.registered", "interaction.*");
        for (var i = 0; i < 20; i++)
        {
            var customer = await acme.NewCustomer($"Customer {i}");
            await acme.Client.Customers.Change(customer, new(Name: $"Another {i}"));
        }

        await acme.Company.NewInteraction(await acme.NewCustomer());
        var posts = await acme.Receiver.Events(22);

        Assert.That(posts.Select(post => post.Sequence), Is.Ordered.And.Unique);
        Assert.That(posts.Select(post => post.Type).Distinct(), Is.EqualTo(new[] { "customer.registered", "interaction.opened" }));
        Assert.That((await acme.Webhooks.DeliveriesPage(webhook.Id)).Items, Has.Count.EqualTo(22));
    }

    [Test]
    public async Task No_event_reaches_another_tenant()
    {
        await using var acme = await NewSender();
        await using var rival = await NewSender("Rival");
        await Task.WhenAll(acme.Register("customer.*"), rival.Register("customer.*"));
        for (var i = 0; i < 8; i++)
            await Task.WhenAll(acme.NewCustomer("Acme's"), rival.NewCustomer("Rival's"));

        var (acmes, rivals) = (await acme.Receiver.Events(8), await rival.Receiver.Events(8));

        Assert.That(acmes.Select(post => post.Data["details"]!["name"]!.GetValue<string>()), Is.All.EqualTo("Acme's"));
        Assert.That(rivals.Select(post => post.Data["details"]!["name"]!.GetValue<string>()), Is.All.EqualTo("Rival's"));
        Assert.That(acmes.Select(post => post.Id).Intersect(rivals.Select(post => post.Id)), Is.Empty);
    }

    [Test]
    public async Task A_receiver_that_does_not_answer_holds_up_nobody_else()
    {
        await using var acme = await NewSender();
        await using var slow = await Receiver.Start();
        var released = new TaskCompletionSource();
        slow.Answer = async _ =>
        {
            await released.Task;
            return 204;
        };
        await acme.Webhooks.Register(new(slow.Url, ["customer.*"]));
        await acme.Register("customer.*");
        for (var i = 0; i < 10; i++)
            await acme.NewCustomer();

        await acme.Receiver.Events(10);
        Assert.That(slow.Posts, Is.Empty);
        released.SetResult();
        await slow.Events(10);
    }

    [Test]
    public async Task A_webhook_that_is_switched_off_gets_pings_only_and_later_what_comes_later()
    {
        await using var acme = await NewSender();
        var webhook = await acme.Webhooks.Register(new(acme.Receiver.Url, ["customer.*"], Enabled: false));
        await acme.NewCustomer("Unheard");
        var ping = await acme.Webhooks.Ping(webhook.Id);

        var posts = await acme.Receiver.Events(1);
        var on = await acme.Webhooks.Change(webhook.Id, new(Enabled: true), webhook.Version);
        await acme.NewCustomer("Heard");
        var later = await acme.Receiver.Events(1, "customer.registered");

        Assert.That((posts[0].Type, posts[0].Id, posts[0].Data["webhookId"]!.GetValue<Guid>()), Is.EqualTo(("webhook.ping", ping.EventId, webhook.Id)));
        Assert.That((webhook.State, on.State), Is.EqualTo((WebhookState.Disabled, WebhookState.Enabled)));
        Assert.That(later.Single().Data["details"]!["name"]!.GetValue<string>(), Is.EqualTo("Heard"));
    }

    [Test]
    public async Task A_field_that_is_hidden_from_the_role_of_a_webhook_is_not_sent_to_it()
    {
        await using var acme = await NewSender();
        await using var outside = await Receiver.Start();
        await acme.Client.Tenant.SetFieldRights(new([new(Role.Viewer, "phone", FieldAccess.Hidden), new(Role.Viewer, "tags", FieldAccess.Hidden)]));
        await acme.Webhooks.Register(new(outside.Url, ["customer.*"], Role: Role.Viewer));
        await acme.Register("customer.*");
        var made = await acme.Client.Customers.Register(new(
            CustomerKind.Person, "Cheng Yu", [new(ContactKind.Phone, "+886 912 345 678"), new(ContactKind.Mail, "cheng@example.com")], Tags: ["vip"]));
        await acme.Client.Customers.Change(made.Id, new(Name: "Yu", Tags: ["gold"]));

        string[] bounded = [.. (await outside.Events(2)).Select(post => post.Data["details"]!.ToJsonString())];
        string[] open = [.. (await acme.Receiver.Events(2)).Select(post => post.Data["details"]!.ToJsonString())];

        Assert.Multiple(() =>
        {
            Assert.That(bounded, Has.None.Contains("912").And.None.Contains("tags").And.None.Contains("vip").And.None.Contains("gold"));
            Assert.That(bounded[0], Does.Contain("cheng@example.com").And.Contain("Cheng Yu"));
            Assert.That(bounded[1], Does.Contain("Yu"));
            Assert.That(open[0], Does.Contain("912").And.Contain("vip"));
            Assert.That(open[1], Does.Contain("gold"));
        });
    }

    [Test]
    public async Task What_is_hidden_before_a_second_attempt_is_not_in_it()
    {
        await using var acme = await NewSender();
        acme.Receiver.Answer = _ => Task.FromResult(acme.Receiver.Posts.Count == 0 ? 500 : 204);
        var webhook = await acme.Webhooks.Register(new(acme.Receiver.Url, ["customer.registered"], Role: Role.Viewer));
        await acme.Client.Customers.Register(new(CustomerKind.Person, "Cheng Yu", Tags: ["vip"]));
        var failed = await acme.Delivery(webhook.Id, one => one.Attempts == 1);
        await acme.Client.Tenant.SetFieldRights(new([new(Role.Viewer, "tags", FieldAccess.Hidden)]));

        await acme.NextAttempt(webhook.Id, failed);

        Assert.That(acme.Receiver.Posts.Select(post => post.Json.ToJsonString().Contains("vip", StringComparison.Ordinal)), Is.EqualTo(new[] { true, false }));
    }

    [Test]
    public async Task A_webhook_that_is_removed_is_gone_with_its_log()
    {
        await using var acme = await NewSender();
        var webhook = await acme.Register("customer.*");
        await acme.Webhooks.Remove(webhook.Id);
        await acme.NewCustomer();

        Assert.That(Assert.ThrowsAsync<CrmApiException>(() => acme.Webhooks.AttemptsPage(webhook.Id))!.Code, Is.EqualTo("not_found"));
        Assert.That(Assert.ThrowsAsync<CrmApiException>(() => acme.Webhooks.Ping(webhook.Id))!.Code, Is.EqualTo("not_found"));
        Assert.That(await acme.Webhooks.List(), Is.Empty);
        Assert.That(acme.Receiver.Posts, Is.Empty);
    }

    [Test]
    public async Task A_new_webhook_under_the_id_of_a_removed_one_gets_nothing_of_what_was_pending_for_that()
    {
        await using var acme = await NewSender();
        acme.Receiver.Answer = _ => Task.FromResult(500);
        var first = await acme.Register("customer.*");
        await acme.NewCustomer("Old");
        await acme.Delivery(first.Id, one => one.Attempts == 1);
        await acme.Webhooks.Remove(first.Id);
        await using var another = await Receiver.Start();

        await acme.Webhooks.Register(new(another.Url, ["customer.*"], Id: first.Id), "another key");
        Api.Time.Advance(TimeSpan.FromMinutes(1));
        await acme.NewCustomer("New");
        var posts = await another.Events(1);

        Assert.That(posts.Select(post => post.Data["details"]!["name"]!.GetValue<string>()), Is.All.EqualTo("New"));
    }
}
